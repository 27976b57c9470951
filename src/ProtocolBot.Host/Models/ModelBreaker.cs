using Polly;
using Polly.CircuitBreaker;

namespace ProtocolBot.Host.Models;

/// <summary>Leaves a service that is down alone for a while, and one that asks for rest as long as it asks. Nobody waits for what will not come.</summary>
internal sealed class ModelBreaker(TimeProvider time)
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(10);

    private readonly ResiliencePipeline pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            FailureRatio = 0.5,
            MinimumThroughput = 4,
            SamplingDuration = TimeSpan.FromMinutes(1),
            BreakDuration = Rest,
            ShouldHandle = new PredicateBuilder().Handle<ModelException>(static failure => failure.IsDown),
        })
        .Build();

    private long quietUntil;

    /// <exception cref="ModelException">The call failed, or was not made because the service is left alone.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        if (time.GetUtcNow().UtcTicks < Volatile.Read(ref quietUntil))
        {
            throw new ModelException("resting", isDown: false);
        }

        try
        {
            return await pipeline.ExecuteAsync(async token => await call(token), cancellationToken);
        }
        catch (BrokenCircuitException)
        {
            throw new ModelException("resting", isDown: false);
        }
        catch (ModelException failure) when (failure.RetryAfter is { } wait && wait > TimeSpan.Zero)
        {
            Volatile.Write(ref quietUntil, (time.GetUtcNow() + (wait < LongestRest ? wait : LongestRest)).UtcTicks);
            throw;
        }
    }
}
