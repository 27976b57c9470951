using System.Security.Cryptography;

using Npgsql;

namespace ProtocolBot.Host.Storage;

/// <summary>Runs work on a connection, again where that does no harm, and gives every failure our own name. It is through here that the bot finds a server back that was restarted.</summary>
/// <param name="onDamage">Called once when the server reports damaged pages.</param>
internal sealed class PostgresAttempts(NpgsqlDataSource source, TimeProvider time, Action onDamage)
{
    /// <summary>How long a connection that breaks is tried anew; a person waits for it.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2.5);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(400);
    private int damaged;

    /// <param name="repeatable">Whether doing it twice is the same as once. If not it is only tried again when the server says that nothing was stored.</param>
    /// <exception cref="StorageException">It could not be done.</exception>
    public async Task<T> RunAsync<T>(bool repeatable, Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        for (var tries = 0; ; tries++)
        {
            if (Volatile.Read(ref damaged) != 0)
            {
                throw Damaged(null);
            }

            var opened = false;
            try
            {
                await using var connection = await source.OpenConnectionAsync(cancellationToken);
                opened = true;
                return await work(connection);
            }
            catch (Exception exception) when (exception is not StorageException and not OperationCanceledException)
            {
                var again = PostgresFaults.TakenBack(exception) || (PostgresFaults.Broken(exception) && (repeatable || !opened));
                if (!again || time.GetElapsedTime(begun) > Longest)
                {
                    throw Failure(exception);
                }

                Forget(exception);
            }

            await Task.Delay(Pause(tries), time, cancellationToken);
        }
    }

    /// <summary>Where one connection broke the others of before are worth no try each.</summary>
    private void Forget(Exception exception)
    {
        if (PostgresFaults.Broken(exception))
        {
            source.Clear();
        }
    }

    /// <summary>Doubles from 20 ms, with chance, so that two that stood in each other's way do not meet again.</summary>
    private static TimeSpan Pause(int tries)
    {
        var most = Math.Min(20 * Math.Pow(2, tries), LongestPause.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(most * (0.5 + (RandomNumberGenerator.GetInt32(500) / 1000.0)));
    }

    private StorageException Failure(Exception exception)
    {
        if (!PostgresFaults.Damage(exception))
        {
            return new StorageException($"the database refused or is away ({PostgresFaults.Code(exception)})", exception);
        }

        if (Interlocked.Exchange(ref damaged, 1) == 0)
        {
            onDamage();
        }

        return Damaged(exception);
    }

    private static StorageException Damaged(Exception? exception) =>
        new($"the database is damaged ({(exception is null ? "stopped" : PostgresFaults.Code(exception))})", exception ?? new InvalidOperationException("damaged"));
}
