using System.ClientModel;
using System.ClientModel.Primitives;

using Azure.AI.OpenAI;
using Azure.Identity;

using Microsoft.Extensions.AI;

namespace ProtocolBot.Host.Models;

/// <summary>Azure OpenAI as one of the models that fit: no retries, no redirects, no logging of what is said.</summary>
internal static class AzureModel
{
    public const string HttpClientName = "language-model";

    public static IChatClient Make(LanguageModelOptions settings, HttpClient http)
    {
        var options = new AzureOpenAIClientOptions
        {
            Transport = new HttpClientPipelineTransport(http),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = settings.Timeout,
            ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false, EnableMessageContentLogging = false },
        };
        var endpoint = new Uri(settings.Endpoint ?? "");
        var client = settings.Key is { Length: > 0 } key
            ? new AzureOpenAIClient(endpoint, new ApiKeyCredential(key), options)
            : new AzureOpenAIClient(endpoint, new ManagedIdentityCredential(settings.ManagedIdentityClientId is { Length: > 0 } id ? ManagedIdentityId.FromUserAssignedClientId(id) : ManagedIdentityId.SystemAssigned), options);
        return client.GetChatClient(settings.Deployment).AsIChatClient();
    }
}

/// <summary>Reads an answer to its end, but not without end.</summary>
internal sealed class BoundedAnswers : DelegatingHandler
{
    private const int Most = 64 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(Most, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
