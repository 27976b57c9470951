using System.Text.Json.Nodes;

using ProtocolBot.Core.Language;
using ProtocolBot.Core.Turns;
using ProtocolBot.Tests.Policy;

using Xunit;

namespace ProtocolBot.Tests.Packaging;

/// <summary>Teams puts these words in people's mouths, so the bot must understand them.</summary>
public sealed class ManifestWordsTests
{
    private static readonly string[] Scenarios = ["post", "friend-request", "escalation", "doubt"];

    [Theory]
    [InlineData(Tongue.Dutch)]
    [InlineData(Tongue.English)]
    public void Each_prompt_starts_its_own_dialog_and_each_command_is_a_word_that_always_works(Tongue tongue)
    {
        using var folder = new ManifestFolder();
        var package = folder.Make();
        var commands = ManifestFolder.Json(package, "manifest.json")["bots"]?[0]?["commandLists"]?[0]?["commands"]?.AsArray() ?? [];
        var english = ManifestFolder.Json(package, "en.json");
        var said = commands.Select((command, at) => (Type: Text(command?["type"]), Text: Word(at, Text(command?["type"]) == "prompt" ? "prompt" : "title"))).ToList();

        Assert.Equal(Scenarios, said.Where(one => one.Type == "prompt").Select(one => Understanding.Of(ShippedContent.Set, one.Text, tongue).Trace.Scenario));
        Assert.All(said.Where(one => one.Type == "basic"), one => Assert.True(Commands.Of(Lexicon.Of(ShippedContent.Set.Language), one.Text) is not null, one.Text));
        Assert.Equal(10, said.Count);

        string Word(int at, string name) => tongue is Tongue.English ? Text(english[$"bots[0].commandLists[0].commands[{at}].{name}"]) : Text(commands[at]?[name]);
    }

    private static string Text(JsonNode? node) => node?.GetValue<string>() ?? "";
}
