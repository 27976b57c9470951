using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;

namespace ProtocolBot.Core.Turns;

/// <summary>Welcome, menu and help.</summary>
internal static class Greeting
{
    public static TurnDecision Welcome(Exchange exchange)
    {
        var title = exchange.Person.FirstName is { Length: > 0 } name ? exchange.Say(WordingIds.WelcomeName, ("name", name)) : exchange.Say(WordingIds.Welcome);
        return AskedFor.InBetween(exchange, exchange.Message(title, exchange.Say(WordingIds.WelcomeText), [.. Starts(exchange)]));
    }

    /// <summary>Leaves the dialog that ran, if any, and says so.</summary>
    public static TurnDecision Menu(Exchange exchange) => exchange.Dialogs.Active is { } active
        ? exchange.Decision(DialogState.Empty, [MenuCard(exchange, exchange.Say(WordingIds.FormerStopped, ("title", exchange.Say(exchange.ScenarioOf(active).Title))))]) with { Status = DialogTurnStatus.Cancelled }
        : exchange.Stay(MenuCard(exchange, null));

    public static TurnDecision Help(Exchange exchange) =>
        AskedFor.InBetween(exchange, exchange.Message(exchange.Say(WordingIds.HelpTitle), exchange.Say(WordingIds.HelpText), exchange.MenuButton));

    /// <param name="line">Said above the menu.</param>
    public static Reply MenuCard(Exchange exchange, string? line)
    {
        var text = line is null ? exchange.Say(WordingIds.MenuText) : $"{line}\n\n{exchange.Say(WordingIds.MenuText)}";
        return exchange.Message(exchange.Say(WordingIds.MenuTitle), text, [.. Starts(exchange)]);
    }

    /// <summary>The scenarios of the menu in its order; typing a number chooses from them too.</summary>
    public static ImmutableArray<Content.Scenario> InMenu(Exchange exchange) =>
        [.. exchange.Content.Scenarios.Where(scenario => scenario.Menu is not null).OrderBy(scenario => scenario.Menu)];

    /// <summary>The course stands last.</summary>
    private static IEnumerable<Button> Starts(Exchange exchange) =>
        InMenu(exchange).Select(scenario => Button.Start(exchange.Say(scenario.Title), scenario.Id))
            .Concat(Lessons.IsThere(exchange) ? [Button.Start(exchange.Say(exchange.Content.Course!.Title), ScenarioIds.Onboarding)] : []);
}
