using System.Collections.Frozen;
using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Routes;
using ProtocolBot.Core.Tables;
using ProtocolBot.Core.Turns;

namespace ProtocolBot.Tests.Cards;

/// <summary>One reply of every kind, in words that no content file can change.</summary>
internal static class SampleReplies
{
    public const string OwnWords = "Jan *slaat* [hier](http://evil.example) <b>alles</b>\n# kapot & meer";

    private static readonly Paragraph Friends = new("5.8", "Artikel 5", "Het is niet toegestaan om ‘vrienden’ te worden.", new("Word geen vrienden.", "Do not become friends."), Synonyms.None);
    private static readonly Paragraph Introduction = new("Inleiding", "Inleiding", "Iedereen houdt zich aan fatsoensnormen.", new("Gedraag je.", "Behave."), Synonyms.None);

    private static readonly ImmutableArray<Choice> Channels =
        [.. new[] { ("private", "Een privéaccount"), ("school-channel", "Magister (of Teams)"), ("whatsapp-group", "Een *WhatsApp*-groep") }.Select(choice => new Choice(choice.Item1, new(choice.Item2, choice.Item2), Synonyms.None))];

    private static readonly WaterfallStep One = Step("account", new ChoicePrompt(Channels));
    private static readonly WaterfallStep Several = Step("involved", new ChoicePrompt(Channels, Many: true));
    private static readonly WaterfallStep Own = Step("description", new TextPrompt(1000, Skippable: true));
    private static readonly WaterfallStep Last = Step("confirm", new ChoicePrompt(Channels));

    public static ContentSet Content { get; } = new()
    {
        Protocol = new Protocol("concept", new("Protocol", "Protocol"), [Friends, Introduction]),
        Scenarios =
        [
            new Scenario
            {
                Id = "friend-request", Title = new("Privécontact", "Private contact"), About = new("Over.", "About."), Menu = 1, Notices = [], StartsWith = Synonyms.None,
                Dialog = new WaterfallDialog("friend-request", [One, Several, Own, Last], [], FinishKind.Verdict),
            },
        ],
        Interpretations = FrozenDictionary<string, Interpretation>.Empty,
        Wording = new Wording(new Dictionary<string, Text> { [WordingIds.SubmitLabel] = new("Verder", "Next"), [WordingIds.PlaceholderChoice] = new("Kies een antwoord", "Choose an answer") }.ToFrozenDictionary()),
        PageWording = new Wording(FrozenDictionary<string, Text>.Empty),
        CaseWording = new Wording(FrozenDictionary<string, Text>.Empty),
        FgWording = new Wording(FrozenDictionary<string, Text>.Empty),
        MailWording = new Wording(FrozenDictionary<string, Text>.Empty),
        Model = new ModelPrompts("", ""),
        Training = Training.None,
        Language = new LanguageLists(FrozenDictionary<string, Synonyms>.Empty),
        Names = new LanguageLists(FrozenDictionary<string, Synonyms>.Empty),
        Phones = new PhoneList("test", new(2026, 1, 1), new(2027, 1, 1), FrozenDictionary<string, Phone>.Empty),
        Uncovered = FrozenDictionary<string, Uncovered>.Empty,
        Hash = "0123456789abcdef",
    };

    public static Reply.Message Message { get; } = new("Menu", "Kies **iets**:\n\n- of typ je vraag", [Button.Start("Mag ik dit plaatsen?", "post"), Button.Ask("Hulp", Asks.Help)])
    {
        Tongue = Tongue.Dutch,
        Understanding = new UnderstandingTrace("unclear", "none", [], Urgent: false, 0.25, "rules"),
    };

    public static Reply.Message Menu { get; } = new("Menu", "Waar gaat het over?", [.. Enumerable.Range(1, 15).Select(number => Button.Start($"Situatie {number}", $"scenario-{number}"))]) { Tongue = Tongue.Dutch };

    public static Reply.Message WhichAnswer { get; } = new(null, "Welk antwoord?", [.. Enumerable.Range(1, 8).Select(number => Button.Ask($"Vraag {number}", Asks.Change, $"q{number}")), Button.Ask("Terug", Asks.Back)]) { Tongue = Tongue.Dutch };

    public static Reply.Message Line { get; } = new(null, "Gestopt. **Niets** bewaard.", []) { Tongue = Tongue.Dutch };

    public static Reply.Question Choice { get; } = Question(One, Options());

    public static Reply.Question Long { get; } = Question(One, [.. Enumerable.Range(1, 9).Select(number => new Option($"id-{number}", $"Keus {number}"))]);

    public static Reply.Question Many { get; } = Question(Several, Options());

    public static Reply.Question Text { get; } = Question(Own, [new Option("skip", "Overslaan")]);

    public static Reply.VerdictCard VerdictCard { get; } = new()
    {
        Tongue = Tongue.Dutch,
        Verdict = Decided,
        Words = Words,
        Buttons = [Button.Start("Ik twijfel toch", "doubt"), Button.Ask("Wat zegt het protocol precies?", Asks.Paragraphs, "5.8", "Inleiding"), Button.Ask("Bewaar dit advies", Asks.Receipt, "PB1/x"), Button.Ask("Iets anders", Asks.Menu)],
    };

    public static Reply.Summary Summary { get; } = new()
    {
        Tongue = Tongue.Dutch,
        Confirm = Question(Last, [new Option("send", "Verstuur"), new Option("change", "Wijzig"), new Option("cancel", "Annuleer")]),
        Verdict = Decided,
        Words = Words,
        Facts = [("Via welk kanaal?", "Een privéaccount"), ("Wat speelt er?", OwnWords)],
        WhoAndWhat = ["Er is nog niets gemeld.", "1. je leidinggevende", "2. de directeur"],
    };

    public static Reply.NoticeCard Notice { get; } = new("emergency", "Bel eerst 112", "Bel **nu**.", [new("Alarmnummer", "112", "Dag en nacht.", null), new("Inspecteur", "0900-1113111", "Werkdagen 8-17. Nu dicht.", false), new("Bestuur", null, "Zoek het nummer op bij school.", true)]) { Tongue = Tongue.Dutch };

    public static Reply.Paragraphs Paragraphs { get; } = new("Dit zegt het protocol", [Friends, Introduction], "In gewone taal", [Button.Ask("Iets anders", Asks.Menu)])
    {
        Tongue = Tongue.English,
        Understanding = new UnderstandingTrace("question", "none", ["5.8"], Urgent: false, 0.9, "rules"),
    };

    public static IReadOnlyDictionary<string, Reply> All { get; } = new Dictionary<string, Reply>
    {
        ["message"] = Message,
        ["menu"] = Menu,
        ["which-answer"] = WhichAnswer,
        ["line"] = Line,
        ["question"] = Choice,
        ["question-long"] = Long,
        ["question-many"] = Many,
        ["question-text"] = Text,
        ["verdict"] = VerdictCard,
        ["summary"] = Summary,
        ["notice"] = Notice,
        ["paragraphs"] = Paragraphs,
    };

    private static Verdict Decided => new()
    {
        Scenario = "friend-request",
        Rule = "3",
        Kind = VerdictKind.NotAllowed,
        Headline = null,
        Articles = ["5.8", "Inleiding"],
        Because = new("Je mag geen privécontact hebben.", "No private contact."),
        Next = [],
        Copy = [],
        Interpretations = ["former-pupils"],
        Route = RouteId.Derail,
        Priority = Priority.Urgent,
        Receivers = [Role.Leidinggevende, Role.Directeur, Role.Fg],
        Concerned = [],
        Chosen = null,
        Answers = Answers.None.With("account", Answer.Of("private")).With("involved", Answer.Of("none")).With("description", new Answer.Written(OwnWords)).With("more", new Answer.Skipped()),
    };

    private static VerdictWords Words => new()
    {
        Headline = "Mag niet",
        Because = "Je mag geen privécontact hebben.",
        NextTitle = "Wat je nu doet",
        Next = ["Verbreek de verbinding.", "Vertel het je leidinggevende."],
        Advice = "Dit is advies volgens artikel 5.8; je leidinggevende beslist.",
        Cited = [Friends, Introduction],
        ParagraphsTitle = "Wat het protocol zegt",
        Interpretations = ["Oud-leerlingen: overleg eerst."],
        InterpretationsTitle = "Zo lezen wij het",
        Copy = [("Bericht voor de leerling", "Hoi! Ik haal onze verbinding weg.")],
        CopyTitle = "Tekst om te kopiëren",
        Draft = "Concept: nog niet vastgesteld.",
    };

    private static WaterfallStep Step(string id, Prompt prompt) => new(id, prompt, new("Vraag?", "Question?"), new("Daarom.", "Because."), Condition.Always, [], 1);

    private static ImmutableArray<Option> Options() => [.. Channels.Select(choice => new Option(choice.Id, choice.Label.Dutch))];

    private static Reply.Question Question(WaterfallStep step, ImmutableArray<Option> options) => new()
    {
        Tongue = Tongue.Dutch,
        Scenario = "friend-request",
        ScenarioTitle = "Privécontact",
        Step = step,
        Number = 2,
        AtMost = 5,
        Ask = "Via welk kanaal?",
        Before = ["Dat begreep ik niet."],
        Options = options,
        Buttons = [Button.Ask("Terug", Asks.Back), Button.Ask("Waarom?", Asks.Why), Button.Ask("Stop", Asks.Stop)],
        Placeholder = "Kies een antwoord",
        SubmitLabel = "Verder",
        Hint = step.Prompt is TextPrompt ? "Kort, en zonder namen" : null,
    };
}
