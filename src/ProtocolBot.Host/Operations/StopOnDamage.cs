namespace ProtocolBot.Host.Operations;

/// <summary>Stops the process when its database can no longer be believed (reliability R16): going on would make it worse.</summary>
internal sealed class StopOnDamage(IHostApplicationLifetime lifetime, ILogger<StopOnDamage> logger)
{
    /// <summary>Then the exit code says so to whoever restarts us.</summary>
    public bool Happened { get; private set; }

    public void Stop()
    {
        Happened = true;
        Log.DatabaseDamaged(logger);
        lifetime.StopApplication();
    }
}
