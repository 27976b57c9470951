using System.ClientModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

using Microsoft.Extensions.AI;

namespace ProtocolBot.Host.Models;

/// <summary>Asks any model behind <see cref="IChatClient"/>, and gives what it answered in the right shape; or nothing, whatever it did.</summary>
internal sealed class ModelCalls(IChatClient model, TimeProvider time, ILogger<ModelCalls> logger)
{
    private static readonly AdditionalPropertiesDictionary Strictly = new() { ["strict"] = true };

    private readonly ModelBreaker breaker = new(time);

    /// <summary>Null when there is no answer of this shape before the token says that it is too late.</summary>
    public async Task<T?> AskAsync<T>(ModelTask task, JsonTypeInfo<T> shape, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await breaker.RunAsync(token => OnceAsync(task, shape, token), cancellationToken);
        }
        catch (ModelException failure)
        {
            Log.ModelGaveNothing(logger, task.Name, failure.Outcome);
            return null;
        }
        catch (OperationCanceledException)
        {
            // It was too late before it began.
            Log.ModelGaveNothing(logger, task.Name, ModelException.Slow);
            return null;
        }
    }

    private async Task<T> OnceAsync<T>(ModelTask task, JsonTypeInfo<T> shape, CancellationToken cancellationToken)
        where T : class
    {
        var answer = await GetAsync(task, cancellationToken);
        if (answer.Text is not { Length: > 0 } text || answer.FinishReason == ChatFinishReason.ContentFilter)
        {
            throw new ModelException(ModelException.Refused, isDown: false);
        }

        try
        {
            var read = JsonSerializer.Deserialize(text, shape) ?? throw new ModelException(ModelException.Unreadable, isDown: false);
            Log.ModelAnswered(logger, task.Name, answer.Usage?.InputTokenCount ?? 0, answer.Usage?.OutputTokenCount ?? 0);
            return read;
        }
        catch (JsonException)
        {
            throw new ModelException(ModelException.Unreadable, isDown: false);
        }
    }

    private async Task<ChatResponse> GetAsync(ModelTask task, CancellationToken cancellationToken)
    {
        // Temperature and limits of tokens are left to the deployment: models differ in which of them they take. The answer is cut by size and by time.
        var options = new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(task.Schema, task.Name), AdditionalProperties = Strictly };
        try
        {
            // Waited for no longer than the token says, also where a library does not listen to it.
            return await model.GetResponseAsync(task.Messages, options, cancellationToken).WaitAsync(cancellationToken);
        }
        catch (ClientResultException refused) when (refused.Status > 0)
        {
            throw new ModelException(refused.Status.ToString(CultureInfo.InvariantCulture), isDown: refused.Status is 401 or 403 or 404 or 408 or 429 or >= 500) { RetryAfter = RetryAfter(refused) };
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new ModelException(ModelException.Slow, isDown: true);
        }
        catch (Exception failure) when (failure is JsonException or FormatException or InvalidOperationException or ArgumentException or KeyNotFoundException or NullReferenceException)
        {
            // What client libraries throw at an answer that is not one.
            throw new ModelException(ModelException.Unreadable, isDown: false);
        }
        catch (Exception failure) when (failure is not ModelException)
        {
            // The one place where any fault of another's library becomes "no answer": the local path is never in danger.
            throw new ModelException(failure.GetType().Name, isDown: true);
        }
    }

    private TimeSpan? RetryAfter(ClientResultException refused) =>
        refused.GetRawResponse()?.Headers.TryGetValue("Retry-After", out var wait) is not true ? null
        : int.TryParse(wait, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds)
        : DateTimeOffset.TryParse(wait, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at - time.GetUtcNow()
        : null;
}
