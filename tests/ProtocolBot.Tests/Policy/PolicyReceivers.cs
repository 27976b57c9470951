using System.Collections.Immutable;

using ProtocolBot.Core.Tables;

namespace ProtocolBot.Tests.Policy;

/// <summary>Who hears what when a medewerker reports, written down a second time straight from the policy's section 2: one line for every set of people whom it may concern.</summary>
internal static class PolicyReceivers
{
    private static readonly ImmutableDictionary<string, string> Derail = new Dictionary<string, string>
    {
        ["none"] = "leidinggevende directeur fg",
        ["manager"] = "directeur fg",
        ["director"] = "bestuur fg",
        ["fg"] = "leidinggevende directeur bestuur",
        ["board"] = "leidinggevende directeur fg",
        ["manager director"] = "bestuur fg",
        ["manager fg"] = "directeur bestuur",
        ["manager board"] = "directeur fg",
        ["director fg"] = "bestuur",
        ["director board"] = "fg",
        ["fg board"] = "leidinggevende directeur",
        ["manager director fg"] = "bestuur",
        ["manager director board"] = "fg",
        ["manager fg board"] = "directeur",
        ["director fg board"] = "",
        ["manager director fg board"] = "",
    }.ToImmutableDictionary();

    public static string[] Of(string route, Answers answers) => Row(route, answers).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Row(string route, Answers answers) => route switch
    {
        "none" => "",
        "derail" => Derail[Ids(answers, "involved")],
        "doubt" => "leidinggevende fg",
        "press" => "directeur",
        "report" => Report(answers),
        _ => throw new ArgumentOutOfRangeException(nameof(route), route, "not in the policy"),
    };

    /// <summary>As the reporter chooses; never to whom it is about, and by law to the bestuur alone.</summary>
    private static string Report(Answers answers) => (Ids(answers, "about"), Ids(answers, "kind")) switch
    {
        ("board", _) => "directeur",
        ("director", _) or ("staff", "sexual") => "bestuur",
        _ => Ids(answers, "receiver"),
    };

    private static string Ids(Answers answers, string question) => answers[question] is Answer.Chosen chosen ? string.Join(' ', chosen.Ids) : "";
}
