namespace ProtocolBot.Host.Operations;

/// <summary>What holds for every answer, also to what does not exist and to what broke: nothing in it is run, framed, guessed at or kept. An endpoint may say otherwise for itself.</summary>
internal sealed class SafeAnswers(RequestDelegate next, IHostEnvironment environment, ILogger<SafeAnswers> logger)
{
    private const string Policy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public async Task InvokeAsync(HttpContext context)
    {
        Protect(context);
        try
        {
            await next(context);
        }
        catch (Exception failure) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested && !environment.IsDevelopment())
        {
            // The type alone: a message may hold what somebody typed.
            Log.RequestBroke(logger, failure.GetType().Name);
            context.Response.Clear();
            context.Response.StatusCode = failure is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
            Protect(context);
        }
    }

    private void Protect(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        if (context.Request.IsHttps && !environment.IsDevelopment())
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }
    }
}
