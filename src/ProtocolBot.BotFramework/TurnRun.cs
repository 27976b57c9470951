using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ProtocolBot.BotFramework;

/// <summary>Runs one turn under the bot's own limit of time. A caller that hangs up does not stop it; the end of the host does.</summary>
internal sealed class TurnRun(IOptions<BotFrameworkOptions> options, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<TurnRun> logger)
{
    private readonly TimeSpan limit = TimeSpan.FromSeconds(options.Value.TurnTimeoutSeconds);

    /// <summary>What the turn answers; 503 when it took too long, 500 when it broke. Both tell the channel that nothing may be taken for done.</summary>
    public async Task<TurnResponse> RunAsync(IActivityHandler handler, InboundActivity inbound)
    {
        // Not disposed with the method: a turn that overruns its limit may still look at its token.
        var timeout = new CancellationTokenSource(limit, clock);
        var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, lifetime.ApplicationStopping);
        var turn = StartAsync(handler, inbound, linked.Token);
        try
        {
            return await turn.WaitAsync(linked.Token);
        }
        catch (OperationCanceledException) when (linked.IsCancellationRequested)
        {
            Log.TurnTooLong(logger, limit.TotalSeconds);
            _ = WatchAsync(turn);
            return new TurnResponse(503);
        }
        catch (Exception exception)
        {
            Log.TurnFailed(logger, exception.GetType().Name, exception.StackTrace);
            return new TurnResponse(500);
        }
        finally
        {
            if (turn.IsCompleted)
            {
                linked.Dispose();
                timeout.Dispose();
            }
        }
    }

    // So that a handler which throws before its first await is treated like any other.
    private static async Task<TurnResponse> StartAsync(IActivityHandler handler, InboundActivity inbound, CancellationToken cancellationToken) =>
        await handler.OnTurnAsync(inbound, cancellationToken);

    /// <summary>A turn that was given up still ends some time, and how it ends is logged rather than lost.</summary>
    private async Task WatchAsync(Task<TurnResponse> turn)
    {
        try
        {
            await turn;
        }
        catch (OperationCanceledException)
        {
            // It obeyed, late or not; TurnTooLong has been logged.
        }
        catch (Exception exception)
        {
            Log.TurnFailed(logger, exception.GetType().Name, exception.StackTrace);
        }
    }
}
