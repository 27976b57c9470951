using ProtocolBot.Core.Directory;
using ProtocolBot.Host.Cases;
using ProtocolBot.Host.People;

namespace ProtocolBot.Host.Commands;

/// <summary>An exercise: a case that walks the whole chain and counts nowhere, and a report of what arrived where.</summary>
internal static class DrillCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        if (args is not ["--as", var who, .. var settings])
        {
            return await MisusedAsync();
        }

        await using var app = Hosting.Build(settings);
        if (Find(app.Services.GetRequiredService<OrganisationSource>().Current, who) is not { } reporter)
        {
            return await MisusedAsync();
        }

        var report = await app.Services.GetRequiredService<Drill>().RunAsync(reporter.Id, Patience, cancellationToken);
        foreach (var line in report.Lines)
        {
            await Console.Out.WriteLineAsync(line);
        }

        return report.Whole ? 0 : 1;
    }

    private static async Task<int> MisusedAsync()
    {
        await Console.Error.WriteLineAsync("drill --as E-MAIL: give the address of somebody in the directory, in whose name the exercise is reported.");
        return 2;
    }

    private static Employee? Find(Organisation organisation, string who) =>
        organisation.People.FirstOrDefault(person => string.Equals(person.Email, who, StringComparison.OrdinalIgnoreCase) || person.Id.Value == who);
}
