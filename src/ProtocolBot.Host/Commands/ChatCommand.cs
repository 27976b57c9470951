using System.Globalization;
using System.Text.RegularExpressions;

using ProtocolBot.BotFramework;
using ProtocolBot.Host.Pages.Demo;

using Spectre.Console;

namespace ProtocolBot.Host.Commands;

/// <summary>Talks with the bot in the terminal, as one of the people of the demo page. A pipe works as well as a keyboard.</summary>
/// <param name="input">Where the words come from; its end ends the talk.</param>
internal sealed partial class ChatCommand(IActivityHandler bot, PageWording wording, IAnsiConsole console, TextReader input, TimeProvider time)
{
    private const int Fine = 0;
    private const int Failed = 1;
    private const int Misused = 2;

    /// <param name="args">What stands after "chat": nothing, or --as and a role or persona.</param>
    /// <returns>0; 1 when a turn failed; 2 for arguments that mean nothing.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> args, CancellationToken cancellationToken)
    {
        if (Who(args) is not { } me)
        {
            Complain(args);
            return Misused;
        }

        console.MarkupLine($"[grey]{Escape(wording.In(me.Tongue, "chat.welcome", ("name", me.Name)))}[/]");
        console.MarkupLine($"[grey]{Escape(wording.In(me.Tongue, "chat.leave"))}[/]");
        var talk = new ChatTalk(bot, me, time);
        var failed = false;
        var choices = Show(me, await talk.JoinAsync(cancellationToken), ref failed);
        while (await AskAsync(me, cancellationToken) is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var response = Chosen(line, choices) is { } choice
                ? await talk.ChooseAsync(choice, cancellationToken)
                : await talk.SayAsync(line, cancellationToken);
            choices = Show(me, response, ref failed);
        }

        console.MarkupLine($"[grey]{Escape(wording.In(me.Tongue, "chat.bye"))}[/]");
        return failed ? Failed : Fine;
    }

    private static Persona? Who(IReadOnlyList<string> args) => args switch
    {
        [] => Persona.First,
        ["--as", var role] => Persona.Find(role),
        _ => null,
    };

    private void Complain(IReadOnlyList<string> args)
    {
        var roles = string.Join(", ", Persona.All.Select(persona => persona.Id));
        var words = wording.In(Persona.First.Tongue, "chat.unknown-role", ("role", string.Join(' ', args.SkipWhile(arg => arg == "--as"))), ("roles", roles));
        console.MarkupLine($"[red]{Escape(words)}[/]");
    }

    private async Task<string?> AskAsync(Persona me, CancellationToken cancellationToken)
    {
        console.Markup($"[bold]{Escape(wording.In(me.Tongue, "chat.you"))}[/] > ");
        var line = await input.ReadLineAsync(cancellationToken);
        // From a pipe nobody sees what was typed.
        if (!console.Profile.Capabilities.Interactive || line is null)
            console.WriteLine(line ?? "");
        return line;
    }

    /// <summary>The choices that are now on the screen, by number.</summary>
    private ChatChoice[] Show(Persona me, TurnResponse response, ref bool failed)
    {
        if (response.Status is < 200 or >= 300)
        {
            failed = true;
            console.MarkupLine($"[red]{Escape(wording.In(me.Tongue, "chat.failed", ("status", response.Status.ToString(CultureInfo.InvariantCulture))))}[/]");
            return [];
        }

        var choices = new List<ChatChoice>();
        foreach (var reply in (response.Replies ?? []).Where(reply => reply.Type == ActivityTypes.Message).Select(ChatReply.Of))
            Show(me, reply, choices);
        return [.. choices];
    }

    private void Show(Persona me, ChatReply reply, List<ChatChoice> choices)
    {
        console.WriteLine();
        console.MarkupLine($"[bold mediumpurple]{Escape(wording.In(me.Tongue, "chat.bot"))}[/]");
        console.MarkupLine(Bold().Replace(Escape(reply.Text), "[bold]$1[/]"));
        if (reply.IsNumbered)
            return;
        foreach (var choice in reply.Choices)
        {
            choices.Add(choice);
            console.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"  [mediumpurple]{choices.Count}[/] {Escape(choice.Title)}"));
        }
    }

    private static ChatChoice? Chosen(string line, ChatChoice[] choices) =>
        int.TryParse(line.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= choices.Length
            ? choices[number - 1]
            : null;

    private static string Escape(string text) => Markup.Escape(text);

    [GeneratedRegex(@"\*\*([^*\n]+)\*\*")]
    private static partial Regex Bold();
}
