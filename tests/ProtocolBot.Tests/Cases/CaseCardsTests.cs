using System.Collections.Immutable;
using System.Text.Json;

using CsCheck;

using ProtocolBot.BotFramework;
using ProtocolBot.BotFramework.Cards;
using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Turns;
using ProtocolBot.Host.Cards;
using ProtocolBot.Tests.Cards;
using ProtocolBot.Tests.Policy;

using Xunit;

namespace ProtocolBot.Tests.Cases;

/// <summary>Cards of cases, whatever became of the case and whoever reads: light, whole, and without a name or a word of the story.</summary>
public sealed class CaseCardsTests
{
    private const int Walks = 150;
    private const int LongestPreview = 120;

    private static readonly ReplyRenderer Renderer = new(ShippedContent.Set, traces: true, number => $"https://bot.example/meldingen/{number}");

    private static readonly Lazy<ImmutableArray<CaseView>> Met = new(() => [.. Enumerable.Range(0, Walks).SelectMany(Views)]);

    [Fact]
    public void Every_route_state_and_part_was_met()
    {
        Assert.Equal(4, Met.Value.Select(view => view.Route).Distinct().Count());
        Assert.Equal(Enum.GetValues<CaseStatus>().Length, Met.Value.Select(view => view.Status).Distinct().Count());
        Assert.Equal(5, Met.Value.Select(view => view.Role).Distinct().Count());
        Assert.Empty(Enum.GetValues<CaseAction>().Except(Met.Value.SelectMany(view => view.Actions).Select(button => button.Action)));
    }

    [Fact]
    public void Every_card_passes_the_lint() => Assert.All(Cards(), card => Assert.Empty(CardLint.Check(card)));

    [Fact]
    public async Task Every_kind_of_card_passes_the_schema()
    {
        var problems = await CardSchema.ProblemsAsync(Cards().DistinctBy(Shape), TestContext.Current.CancellationToken);

        Assert.Empty(problems.SelectMany(one => one).Distinct());
    }

    [Fact]
    public void Nothing_that_leaves_for_a_chat_holds_a_name_an_address_a_school_or_a_word_of_the_story() =>
        Gen.Int[0, 1_000_000].Sample(seed => Views(seed).All(view => !Text(Sent(view, "msteams")).Contains(AnyCase.Canary, StringComparison.OrdinalIgnoreCase)), iter: 100);

    [Fact]
    public void A_preview_is_short() => Assert.All(Met.Value, view => Assert.InRange(Sent(view, "msteams").Summary!.Length, 1, LongestPreview));

    [Fact]
    public void A_page_holds_the_story_for_everybody_in_the_case_and_the_notes_for_its_receivers_alone()
    {
        foreach (var file in Enumerable.Range(0, Walks).Select(seed => new AnyCase(seed)).SelectMany(any => any.Walk().ToList().TakeLast(1).Select(file => (any.World, File: file))))
        {
            foreach (var viewer in AnyCase.People.Where(person => CasePermissions.MaySee(file.File, person)))
            {
                var page = CaseViews.Page(ShippedContent.Set, Tongue.Dutch, file.World, file.File, viewer);

                Assert.Contains(page.Story, fact => fact.Value.Contains(AnyCase.Canary, StringComparison.Ordinal));
                var hidden = file.File.Events.Where(happened => happened is CaseEvent.Noted or CaseEvent.Advised or CaseEvent.FgAsked or CaseEvent.Exported);
                Assert.Equal(viewer == file.File.Reporter ? 0 : hidden.Count(), hidden.Count(happened => page.Timeline.Any(moment => moment.At == happened.At && moment.Text == Written(happened))));
            }
        }
    }

    [Fact]
    public void How_a_case_about_others_ended_is_not_told_to_its_reporter()
    {
        var closed = Closed("police");

        var page = CaseViews.Page(ShippedContent.Set, Tongue.Dutch, closed.World, closed.File, closed.File.Reporter);

        Assert.DoesNotContain("Aangifte", string.Join(" ", page.Facts.Select(fact => fact.Value).Concat(page.Timeline.Select(moment => $"{moment.What} {moment.Text}"))), StringComparison.Ordinal);
        Assert.Equal(CaseStatus.Closed, page.Status);
    }

    [Fact]
    public void Where_a_channel_does_not_execute_its_buttons_submit_the_same()
    {
        var view = Met.Value.First(view => view.Actions.Any(button => button.Action is CaseAction.Acknowledge));

        var (teams, web) = (Text(Sent(view, "msteams")), Text(Sent(view, "webchat")));

        Assert.Contains("\"Action.Execute\"", teams, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Action.Execute\"", web, StringComparison.Ordinal);
        Assert.Contains("\"action\":\"acknowledge\"", web, StringComparison.Ordinal);
    }

    [Fact]
    public void The_next_step_and_the_page_are_always_on_the_card()
    {
        foreach (var view in Met.Value)
        {
            var card = Sent(view, "msteams").Attachments![0].Content!.Value;
            var next = view.Actions.FirstOrDefault(button => button.Action is CaseAction.Acknowledge or CaseAction.Answer or CaseAction.Close or CaseAction.InformDirectorAndFg);
            Assert.True(next is null || card.GetProperty("actions").GetRawText().Contains($"\"action\":\"{CaseIds.Of(next.Action)}\"", StringComparison.Ordinal));
            Assert.Contains($"/meldingen/{view.Number}", card.GetProperty("actions").GetRawText(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_card_that_is_renewed_still_says_what_its_reader_has_not_acted_upon()
    {
        var (world, file) = Begun();
        var delivered = file.With(new CaseEvent.Delivered(file.Seats[0].Person, NoticeKind.New, NoticeChannel.Teams) { At = world.Now });

        var receiver = CaseViews.Card(ShippedContent.Set, Tongue.Dutch, world, delivered, file.Seats[0].Person, null);
        var reporter = CaseViews.Card(ShippedContent.Set, Tongue.Dutch, world, delivered, file.Reporter, null);

        Assert.Equal(ShippedContent.Set.CaseWording["news.new"].Dutch, receiver.News);
        Assert.Equal(ShippedContent.Set.CaseWording["news.delivered"].Dutch, reporter.News);
    }

    private static (CaseWorld World, CaseFile File) Closed(string outcome)
    {
        var (world, file) = Begun();
        var decision = CaseActing.Act(world, file, file.Seats[0].Person, new CaseRequest(CaseAction.Close, "Het is klaar.", [outcome]));
        return (world, decision.Events.Aggregate(file, (held, happened) => held.With(happened)));
    }

    /// <summary>A report that has just been sent.</summary>
    private static (CaseWorld World, CaseFile File) Begun()
    {
        var (any, file) = Enumerable.Range(0, 1000).Select(seed => new AnyCase(seed)).Select(any => (any, file: any.Walk().First()))
            .First(begun => begun.file is { Route: Core.Routes.RouteId.Report, Seats.IsEmpty: false });
        return (any.World, file);
    }

    /// <summary>What everybody who may see it sees of the case after each event, with every kind of news.</summary>
    private static IEnumerable<CaseView> Views(int seed)
    {
        var any = new AnyCase(seed);
        var at = seed;
        foreach (var file in any.Walk())
        {
            foreach (var viewer in AnyCase.People.Where(person => CasePermissions.MaySee(file, person)))
            {
                at++;
                var kinds = Enum.GetValues<NoticeKind>();
                NoticeKind? news = at % (kinds.Length + 1) == 0 ? null : kinds[at % kinds.Length];
                yield return CaseViews.Card(ShippedContent.Set, at % 2 == 0 ? Tongue.Dutch : Tongue.English, any.World, file, viewer, news, maybeTwice: at % 5 == 0);
            }
        }
    }

    private static Activity Sent(CaseView view, string channel) => Renderer.Render(new Reply.CaseCard(view) { Tongue = view.Tongue }, channel, ["29:1"]);

    private static IEnumerable<JsonElement> Cards() => Met.Value.Select(view => Sent(view, "msteams").Attachments?[0].Content).OfType<JsonElement>();

    private static string Text(Activity activity) => JsonSerializer.Serialize(activity, WireJson.Outbound.Activity);

    /// <summary>Cards of one shape differ in their words alone.</summary>
    private static string Shape(JsonElement card) => string.Join(',', card.GetProperty("body").EnumerateArray().Select(part => part.GetProperty("type").GetString()))
        + string.Join(',', card.GetProperty("actions").EnumerateArray().Select(part => part.GetProperty("title").GetString()));

    private static string? Written(CaseEvent happened) => happened switch
    {
        CaseEvent.Noted noted => noted.Text,
        CaseEvent.Advised advised => advised.Text,
        CaseEvent.FgAsked asked => asked.Text,
        _ => null,
    };
}
