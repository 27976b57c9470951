using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

using ProtocolBot.BotFramework;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Routes;
using ProtocolBot.Host.People;
using ProtocolBot.Tests.Policy;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.People;

public sealed class DirectoryWatchTests : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("protocolbot-");
    private readonly FakeTimeProvider clock = new(DirectoryDraft.Monday);
    private readonly RecordingLog log = new();
    private readonly DirectoryDraft draft = new();
    private ServiceProvider? services;
    private int saves;

    [Fact]
    public async Task A_file_that_is_saved_counts_at_the_next_look()
    {
        var (source, watch) = Begin();
        Assert.False(await watch.LookAsync(TestContext.Current.CancellationToken));
        draft.Set("schools.csv", "po1", "directeur", "karin.mulder@ozhw.example");

        Save();
        var before = source.Current;
        var taken = await watch.LookAsync(TestContext.Current.CancellationToken);

        Assert.True(taken);
        Assert.Equal("Ingrid Smeets", NameOfDirecteur(before));
        Assert.Equal("Karin Mulder", NameOfDirecteur(source.Current));
    }

    [Fact]
    public async Task The_clock_brings_the_looks()
    {
        var (source, watch) = Begin();
        var looks = System.Threading.Channels.Channel.CreateUnbounded<bool>();
        watch.Looked += renewed => looks.Writer.TryWrite(renewed);
        await watch.StartAsync(TestContext.Current.CancellationToken);
        Assert.False(await looks.Reader.ReadAsync(TestContext.Current.CancellationToken));

        draft.RemoveRows("roles.csv", "administrator");
        Save();
        clock.Advance(TimeSpan.FromSeconds(30));

        Assert.True(await looks.Reader.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Empty(source.Current.AdministratorIds);
        await watch.StopAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("people.csv")]
    [InlineData("posts.csv")]
    [InlineData("schools.csv")]
    public async Task Half_an_import_is_not_taken_and_the_next_whole_one_is(string file)
    {
        var (source, watch) = Begin();
        var path = Path.Combine(folder.FullName, file);
        var lines = File.ReadAllLines(path);
        File.WriteAllLines(path, lines[..(lines.Length / 3)]);

        Assert.False(await watch.LookAsync(TestContext.Current.CancellationToken));

        Assert.Equal((60, 5), (source.Current.People.Length, source.Current.Schools.Length));
        Assert.True(source.State.IsHalf);
        Assert.Contains(log.Lines, entry => entry.Text.Contains("lost more than half", StringComparison.Ordinal));
        Save();
        Assert.True(await watch.LookAsync(TestContext.Current.CancellationToken));
        Assert.False(source.State.IsHalf);
    }

    [Fact]
    public async Task A_folder_that_goes_away_leaves_the_last_directory()
    {
        var (source, watch) = Begin();
        Directory.Delete(folder.FullName, recursive: true);

        Assert.False(await watch.LookAsync(TestContext.Current.CancellationToken));

        Assert.Equal(60, source.Current.People.Length);
        folder.Create();
    }

    [Fact]
    public void Who_leaves_at_midnight_plays_no_part_the_next_day_without_any_import()
    {
        draft.Set("people.csv", Host.Pages.Demo.Persona.Find("leidinggevende")?.PersonId.Value ?? "", "left", "2026-11-24");
        var (source, _) = Begin();
        var teacher = Host.Pages.Demo.Persona.Find("leraar-vo")?.PersonId ?? default;
        Assert.NotNull(source.Current.Holder(Role.Leidinggevende, teacher, new SchoolId("vo1")));

        clock.Advance(TimeSpan.FromHours(14)); // 23:00 in UTC is midnight at school

        Assert.Null(source.Current.Holder(Role.Leidinggevende, teacher, new SchoolId("vo1")));
    }

    [Fact]
    public async Task The_log_counts_the_defects_and_names_nobody()
    {
        draft.Set("posts.csv", "sanne.dewit", "leidinggevende", "");
        draft.Set("posts.csv", "naomi.verhoeven", "leidinggevende", "");
        draft.Add("people.csv", "no-guid", "Anna Geheim");
        var (_, watch) = Begin();

        await watch.StartAsync(TestContext.Current.CancellationToken);
        await watch.StopAsync(TestContext.Current.CancellationToken);

        Assert.Contains(log.Lines, entry => entry.Text.Contains("3 x no-leidinggevende", StringComparison.Ordinal));
        Assert.All(log.Lines, entry => Assert.DoesNotMatch("Anna|Sanne|@|no-guid", entry.Text));
    }

    [Theory]
    [InlineData("Development", null, true)]
    [InlineData("Production", null, false)]
    [InlineData("Development", "Graph", false)]
    public void Invented_people_are_for_Development_alone(string environment, string? kind, bool sample)
    {
        var options = new DirectoryOptions { Source = kind is null ? DirectoryKind.Csv : DirectoryKind.Graph };
        var files = new DirectoryFiles(Options.Create(options), new HostingEnvironment { EnvironmentName = environment });

        Assert.Equal(sample, files.IsSample);
        Assert.Equal(sample ? 60 : 0, files.ReadOrNothing(null).Organisation.People.Length);
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null)
        {
            await services.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }

    private static string? NameOfDirecteur(Organisation school) => school.Find(school.Find(new SchoolId("po1"))?.Directeur ?? default)?.Name;

    private (OrganisationSource Source, DirectoryWatch Watch) Begin()
    {
        Save();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Directory:Folder"] = folder.FullName }).Build();
        var collection = new ServiceCollection();
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        collection.AddSingleton<TimeProvider>(clock);
        collection.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = "Production" });
        collection.AddSingleton(ShippedContent.Set);
        collection.AddSingleton(Options.Create(new BotFrameworkOptions()));
        collection.AddDirectory(configuration);
        services = collection.BuildServiceProvider();
        return (services.GetRequiredService<OrganisationSource>(), services.GetServices<IHostedService>().OfType<DirectoryWatch>().Single());
    }

    /// <summary>Each time at another time, for some file systems keep it in seconds.</summary>
    private void Save()
    {
        saves++;
        foreach (var (file, text) in draft.Texts())
        {
            var path = Path.Combine(folder.FullName, file);
            File.WriteAllText(path, text);
            File.SetLastWriteTimeUtc(path, DirectoryDraft.Monday.UtcDateTime.AddMinutes(saves));
        }
    }
}
