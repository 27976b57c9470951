using System.Collections.Immutable;

using ProtocolBot.Core.Cases;

namespace ProtocolBot.Host.Pages.SignIn;

/// <summary>A form that came too late, as the page gives it back: nothing of it is kept here.</summary>
/// <param name="Address">Where it goes, after signing in.</param>
/// <param name="Text">What was written, to be seen and changed.</param>
/// <param name="Others">The other fields, with the one that proves that the form is ours.</param>
public sealed record HeldForm(string Address, string? Text, ImmutableArray<(string Name, string Value)> Others)
{
    private const int MostFields = 64;

    /// <summary>Null where it cannot be read.</summary>
    internal static async Task<HeldForm?> ReadAsync(HttpContext context)
    {
        try
        {
            if (!context.Request.HasFormContentType)
            {
                return null;
            }

            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            var fields = form.SelectMany(field => field.Value.Select(value => (field.Key, value ?? ""))).ToList();
            return fields.Count <= MostFields && ReturnUrl.Of(context.Request.Path) == context.Request.Path
                ? new HeldForm(context.Request.Path, fields.Find(field => field.Key == CaseInput.Text).Item2, [.. fields.Where(field => field.Key != CaseInput.Text)])
                : null;
        }
        catch (Exception failure) when (failure is BadHttpRequestException or InvalidDataException)
        {
            return null;
        }
    }
}
