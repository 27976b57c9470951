using System.Text;

using Microsoft.AspNetCore.DataProtection;

using ProtocolBot.Host.Storage;

using Xunit;

namespace ProtocolBot.Tests.Storage;

public sealed class SealerTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("protocolbot-");

    private string KeyFile => Path.Combine(folder.FullName, "keys", "storage.key");

    [Fact]
    public void What_is_sealed_is_opened_for_its_own_row_alone()
    {
        using var sealer = Make();

        var bytes = sealer.Seal("mijn vraag"u8, "anna");

        Assert.Equal("mijn vraag", Encoding.UTF8.GetString(sealer.Open(bytes, "anna") ?? []));
        Assert.Null(sealer.Open(bytes, "bart"));
        Assert.DoesNotContain("vraag", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bit_that_changed_is_noticed_wherever_it_stands()
    {
        using var sealer = Make();
        var bytes = sealer.Seal("mijn vraag"u8, "anna");

        for (var at = 0; at < bytes.Length; at++)
        {
            var changed = bytes.ToArray();
            changed[at] ^= 1;
            Assert.Null(sealer.Open(changed, "anna"));
        }

        Assert.Null(sealer.Open(bytes.AsSpan(0, 20), "anna"));
        Assert.Null(sealer.Open([], "anna"));
    }

    /// <summary>One cipher shared by threads sealed a few in a thousand so that nobody could open them.</summary>
    [Fact]
    public void All_that_many_threads_seal_at_once_can_be_opened()
    {
        using var sealer = Make();
        var lost = 0;

        Parallel.For(0, 50_000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, at =>
        {
            var plain = Encoding.UTF8.GetBytes($"{at} {new string('x', 300)}");
            if (sealer.Open(sealer.Seal(plain, "anna"), "anna") is not { } opened || !opened.AsSpan().SequenceEqual(plain))
            {
                Interlocked.Increment(ref lost);
            }
        });

        Assert.Equal(0, lost);
    }

    [Fact]
    public void A_restart_opens_what_was_sealed_before()
    {
        using var before = Make();
        var bytes = before.Seal("mijn vraag"u8, "anna");

        using var after = Make();

        Assert.NotNull(after.Open(bytes, "anna"));
    }

    /// <summary>A move that "does not overwrite" looks first and renames then: now and then the last one's key stood, and what the first had sealed was lost.</summary>
    [Fact]
    public async Task Programs_that_start_at_once_share_one_key()
    {
        var protection = DataProtectionProvider.Create(new DirectoryInfo(Path.Combine(folder.FullName, "ring")));
        for (var round = 0; round < 100; round++)
        {
            var keys = Path.Combine(folder.FullName, $"keys-{round}");
            using var start = new Barrier(8);
            var sealers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    return new Sealer(protection, Path.Combine(keys, "storage.key"));
                },
                TestContext.Current.CancellationToken,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)));

            var bytes = sealers[0].Seal("mijn vraag"u8, "anna");

            Assert.All(sealers, sealer => Assert.NotNull(sealer.Open(bytes, "anna")));
            Assert.Equal(["storage.key", "storage.key.lock"], Directory.GetFiles(keys).Select(Path.GetFileName).Order());
            Assert.All(sealers, static sealer => sealer.Dispose());
        }
    }

    [Fact]
    public void The_key_is_wrapped_and_nobody_else_may_read_it()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no Unix file modes.");
            return;
        }

        using var sealer = Make();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(KeyFile) ?? ""));
        Assert.True(new FileInfo(KeyFile).Length > 32 + 16);
    }

    [Fact]
    public void Another_key_ring_is_refused_rather_than_begun_anew()
    {
        Make().Dispose();

        var refusal = Assert.Throws<InvalidOperationException>(() => new Sealer(new EphemeralDataProtectionProvider(), KeyFile));

        Assert.Contains("key ring", refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private Sealer Make() => new(DataProtectionProvider.Create(new DirectoryInfo(Path.Combine(folder.FullName, "ring"))), KeyFile);
}
