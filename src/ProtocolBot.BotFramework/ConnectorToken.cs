using Microsoft.Extensions.Logging;
using Microsoft.Identity.Client;

namespace ProtocolBot.BotFramework;

/// <summary>Our own token for the connector: fetched once however many wait for it, kept until five minutes before its end, and never shown to anyone but <see cref="ConnectorDoor"/>.</summary>
internal sealed class ConnectorToken(ConnectorCredential credential, TimeProvider time, ILogger<ConnectorToken> logger)
{
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Lock gate = new();
    private Kept? kept;
    private Task<Kept>? fetching;

    /// <summary>The token, or null for a bot without an app id, which sends none.</summary>
    /// <exception cref="ConnectorTokenException">There is none to be had now.</exception>
    public async Task<string?> GetAsync(CancellationToken cancellationToken)
    {
        if (!credential.IsSet)
            return null;

        Task<Kept> task;
        lock (gate)
        {
            if (kept is { } present && present.Until - time.GetUtcNow() >= RenewBefore)
                return present.Token;
            task = fetching ??= Task.Run(FetchAsync, CancellationToken.None);
        }

        return (await task.WaitAsync(cancellationToken)).Token;
    }

    /// <summary>Forgets this token, which the connector did not believe; a newer one stays.</summary>
    public void Drop(string token)
    {
        lock (gate)
        {
            if (kept?.Token == token)
                kept = null;
        }
    }

    // One for all that wait, so it ends by its own patience and not when one of them leaves.
    private async Task<Kept> FetchAsync()
    {
        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            var result = await credential.AcquireAsync(patience.Token);
            var fresh = new Kept(result.AccessToken, result.ExpiresOn);
            Settle(fresh);
            Log.TokenRenewed(logger, fresh.Until);
            return fresh;
        }
        catch (Exception failure)
        {
            Settle(null);
            var reason = failure is MsalException msal ? msal.ErrorCode : failure.GetType().Name;
            Log.TokenNotToBeHad(logger, reason);
            throw new ConnectorTokenException();
        }
    }

    private void Settle(Kept? fresh)
    {
        lock (gate)
        {
            kept = fresh ?? kept;
            fetching = null;
        }
    }

    private sealed record Kept(string Token, DateTimeOffset Until);
}

/// <summary>There is no token for the connector now. Why stands in the log; the cause's message may hold a secret and goes no further.</summary>
internal sealed class ConnectorTokenException() : Exception("no token for the connector");
