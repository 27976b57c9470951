using Xunit;

namespace ProtocolBot.Tests.HouseRules;

/// <summary>The directions between the rooms, read from what was compiled: deciding reaches no web, disk, database or clock.</summary>
public sealed class DependencyTests
{
    private static readonly string[] NotForThinking =
    [
        "Microsoft.AspNetCore", "Microsoft.Data", "Microsoft.Extensions.Hosting", "System.Net", "System.IO.File", "System.IO.Directory", "System.IO.Stream",
        "System.Threading.Tasks", "System.Threading.Thread", "System.Diagnostics.Process", "System.Data", "System.Random",
    ];

    [Fact]
    public void Core_touches_no_web_no_disk_no_database_and_no_task()
    {
        using var core = Assemblies.Read("ProtocolBot.Core");

        var touched = core.MainModule.GetTypeReferences()
            .Select(type => type.FullName)
            .Where(name => NotForThinking.Any(banned => name.StartsWith(banned, StringComparison.Ordinal)));

        Assert.Empty(touched);
    }

    [Theory]
    [InlineData("ProtocolBot.Core")]
    [InlineData("ProtocolBot.BotFramework")]
    public void Thinking_and_wire_see_no_other_room(string room)
    {
        using var assembly = Assemblies.Read(room);

        var rooms = assembly.MainModule.AssemblyReferences
            .Select(reference => reference.Name)
            .Where(name => name.StartsWith("ProtocolBot.", StringComparison.Ordinal));

        Assert.Empty(rooms);
    }

    [Theory]
    [InlineData("Tables", new[] { "Dialogs", "Content", "Turns" })]
    [InlineData("Routes", new[] { "Tables", "Dialogs", "Content", "Turns", "Language" })]
    [InlineData("Language", new[] { "Tables", "Routes", "Privacy", "Dialogs", "Content", "Turns" })]
    [InlineData("Privacy", new[] { "Tables", "Routes", "Dialogs", "Content", "Turns" })]
    [InlineData("Dialogs", new[] { "Content", "Turns" })]
    [InlineData("Content", new[] { "Turns", "Understanding", "Evaluation", "Onboarding" })]
    [InlineData("Onboarding", new[] { "Turns", "Understanding", "Evaluation" })]
    [InlineData("Understanding", new[] { "Turns", "Evaluation" })]
    [InlineData("Turns", new[] { "Evaluation" })]
    public void Inside_Core_calls_go_one_way(string folder, string[] above)
    {
        using var core = Assemblies.Read("ProtocolBot.Core");
        var space = $"ProtocolBot.Core.{folder}";

        var upward = from type in Assemblies.AllTypes(core)
                     where Assemblies.SpaceOf(type) == space
                     from used in Assemblies.UsedBy(type)
                     where above.Any(other => used == $"ProtocolBot.Core.{other}")
                     select $"{type.FullName} uses {used}";

        Assert.Empty(upward.Distinct());
    }
}
