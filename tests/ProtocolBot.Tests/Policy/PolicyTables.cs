using System.Collections.Immutable;

using ProtocolBot.Core.Tables;

namespace ProtocolBot.Tests.Policy;

/// <summary>The policy's section 3, written down a second time straight from its page, so that a slip in dialogs/ is noticed by somebody else's hand.</summary>
internal static class PolicyTables
{
    /// <summary>What the policy says of these answers.</summary>
    /// <param name="Row">The number of the row in the policy.</param>
    /// <param name="Articles">In the policy's order, the deciding one first.</param>
    internal sealed record Expected(string Row, string Verdict, string[] Articles, string Route = "none", bool Urgent = false, string? GoesOn = null, string? Headline = null)
    {
        public static Expected On(string row, string scenario) => new(row, "", [], GoesOn: scenario);
    }

    public static readonly ImmutableArray<string> Scenarios =
        ["post", "friend-request", "escalation", "doubt", "report", "whatsapp-group", "press", "account", "phone-use", "own-channel", "discussion", "consent", "lesson-use", "measures", "monitoring"];

    public static Expected Of(string scenario, Answers given)
    {
        var a = new Given(given);
        return scenario switch
        {
            "post" => Post(a),
            "friend-request" => FriendRequest(a),
            "escalation" => Escalation(a),
            "doubt" => new("1", "ask-first", ["5.5"], "doubt"),
            "report" => Report(a),
            "whatsapp-group" => WhatsAppGroup(a),
            "press" => a.Is("permission", "no") ? new("1", "not-allowed", ["5.2"], "press", Headline: "not-yet") : new("2", "allowed-if", ["5.2", "5.1"]),
            "account" => Account(a),
            "phone-use" => PhoneUse(a),
            "own-channel" => OwnChannel(a),
            "discussion" => Discussion(a),
            "consent" => new(a.Is("kind", "undefined") ? "1" : "2", "info", ["3.4"]),
            "lesson-use" => LessonUse(a),
            "measures" => Measures(a),
            "monitoring" => new("1", "info", ["6.7"]),
            _ => throw new ArgumentOutOfRangeException(nameof(scenario), scenario, "not in the policy"),
        };
    }

    private static Expected Post(Given a)
    {
        var people = a.Is("people", "pupils-under-16", "pupils-16-plus", "adults");
        var own = a.Is("channel", "own-account");
        var school = a.Is("channel", "school-channel");
        return a switch
        {
            _ when a.Is("channel", "new-account") => new("1", "not-allowed", ["4.1"]),
            _ when a.Is("channel", "whatsapp-group") => Expected.On("2", "whatsapp-group"),
            _ when a.Is("related", "no") => new("3", "allowed", ["2.2", "4.7"]),
            _ when people && own => new("4", "not-allowed", ["5.3", "4.4"]),
            _ when a.Is("consent", "no") => new("5", "not-allowed", ["3.4"]),
            _ when a.Is("consent", "unknown") => new("6", "not-allowed", ["3.4"], Headline: "not-yet"),
            _ when a.Is("setting", "yes") && own => new("7", "not-allowed", ["4.4"]),
            _ when a.Is("rights", "no") => new("8", "not-allowed", ["4.9c"]),
            _ when a.Is("tone", "yes") => new("9", "not-allowed", ["4.10", "1.4"]),
            _ when a.Is("tone", "made-up") => new("10", "not-allowed", ["4.9d", "4.10"]),
            _ when a.Is("topic", "against-mission") => new("11", "not-allowed", ["5.6"]),
            _ when a.Is("rights", "unknown") && a.Is("tone", "maybe") => new("12", "ask-first", ["5.5", "4.9c", "4.10"], "doubt"),
            _ when a.Is("rights", "unknown") => new("12", "ask-first", ["5.5", "4.9c"], "doubt"),
            _ when a.Is("tone", "maybe") => new("12", "ask-first", ["5.5", "4.10"], "doubt"),
            _ when school && people && a.Is("consent", "yes") => new("13", "allowed-if", ["3.4", "3.1"]),
            _ when school => new("14", "allowed", ["3.1", "4.5"]),
            _ when a.Is("topic", "about-school") => new("15", "allowed-if", ["5.7", "5.1"]),
            _ => new("16", "allowed", ["4.5", "4.7"]),
        };
    }

    private static Expected FriendRequest(Given a)
    {
        var (pupil, parent, secret) = (a.Is("who", "pupil"), a.Is("who", "parent"), a.Is("account", "private"));
        return a switch
        {
            _ when a.Is("concern", "danger", "unwanted") => Expected.On(a.Is("concern", "danger") ? "1" : "2", "escalation"),
            _ when pupil && secret => new(a.Is("state", "connected") ? "3" : "4", "not-allowed", ["5.8", "5.9"]),
            _ when parent && secret => new("5", "not-allowed", ["5.9"]),
            _ when (pupil || parent) && a.Is("account", "school-channel") => new("6", "allowed", ["5.8", "5.9"]),
            _ when pupil && a.Is("account", "whatsapp-group") => new("7", "allowed-if", ["3.2"]),
            _ when parent && a.Is("account", "whatsapp-group") => new("8", "ask-first", ["5.5", "3.2"], "doubt"),
            _ when a.Is("who", "former-pupil") && secret => new("9", "ask-first", ["5.5", "5.1"], "doubt"),
            _ => new("10", "allowed", ["5.1", "4.11"]),
        };
    }

    private static Expected Escalation(Given a)
    {
        if ((a.Is("kind", "sexual") && a.Is("by-staff", "yes", "unknown")) || (a.Is("kind", "images") && a.Is("by-staff", "yes")))
        {
            return Expected.On(a.Is("kind", "sexual") ? "1" : "2", "report");
        }

        string[] articles =
        [
            "5.4",
            .. a.Is("involved", "none") ? Array.Empty<string>() : ["Inleiding"],
            .. a.Is("kind", "threat", "images", "sexual") ? ["6.6"] : Array.Empty<string>(),
            .. a.Is("who", "staff") ? ["6.2"] : Array.Empty<string>(),
        ];
        return new("3", "escalate", articles, "derail", Urgent: a.Is("danger", "yes"));
    }

    private static Expected Report(Given a)
    {
        var law = a.Is("kind", "sexual") && a.Is("about", "staff", "director");
        string[] articles =
        [
            "Inleiding",
            .. a.Is("about", "staff", "director") ? ["6.2"] : Array.Empty<string>(),
            .. a.Is("kind", "threat", "images", "sexual") ? ["6.6"] : Array.Empty<string>(),
        ];
        return new("1", "report", articles, "report", Urgent: law || a.Is("danger", "yes"));
    }

    private static Expected WhatsAppGroup(Given a) => a switch
    {
        _ when a.Is("who", "parents", "staff") => new("1", "ask-first", ["5.5", "3.2"], "doubt"),
        _ when a.Is("purpose", "social") => new("2", "not-allowed", ["3.2"]),
        _ when a.Is("content", "photos") => new("3", "not-allowed", ["3.2", "4.4"]),
        _ when a.Is("content", "other") => new("4", "not-allowed", ["3.2"]),
        _ when a.Is("reach", "not-everyone") => new("5", "allowed-if", ["3.2"]),
        _ => new("6", "allowed", ["3.2"]),
    };

    private static Expected Account(Given a) => a switch
    {
        _ when a.Is("kind", "school-name") => new("1", "not-allowed", ["4.1"]),
        _ when a.Is("kind", "official") => new("2", "allowed-if", ["3.1", "3.4"]),
        _ => new("3", "allowed", ["5.1", "5.7"]),
    };

    private static Expected PhoneUse(Given a) => (a.Is("when", "teaching"), a.Is("purpose", "lesson"), a.Is("where", "public")) switch
    {
        (true, true, _) => new("1", "allowed", ["4.2", "3.3"]),
        (true, false, _) => new("2", "not-allowed", ["4.2"]),
        (false, true, _) => new("3", "allowed", ["3.3"]),
        (false, false, true) => new("4", "allowed", ["4.3", "4.9"]),
        (false, false, false) => new("5", "not-allowed", ["4.3"]),
    };

    private static Expected OwnChannel(Given a) => a switch
    {
        _ when a.Is("personal-data", "yes") => new("1", "not-allowed", ["3.6", "5.3"]),
        _ when a.Is("school-name", "yes") => new("2", "not-allowed", ["4.1"]),
        _ => new("3", "allowed", ["3.6", "3.5"]),
    };

    private static Expected Discussion(Given a) => a switch
    {
        _ when a.Is("stance", "heated") => Expected.On("1", "escalation"),
        _ when a.Is("stance", "against-mission") => new("2", "not-allowed", ["5.6"]),
        _ when a.Is("name", "anonymous") => new("3", "not-allowed", ["5.7", "4.9d"]),
        _ when a.Is("about-school", "yes") => new("4", "allowed-if", ["5.7", "5.1"]),
        _ => new("5", "allowed", ["5.1", "4.5"]),
    };

    private static Expected LessonUse(Given a) => a switch
    {
        _ when a.Is("relevant", "no") => new("1", "not-allowed", ["4.2"]),
        _ when a.Is("breaks-rule", "yes") => new("2", "not-allowed", ["3.3"]),
        _ when a.Is("breaks-rule", "needed") => new("3", "allowed-if", ["3.3"]),
        _ => new("4", "allowed", ["3.3"]),
    };

    /// <summary>"staff → 6.1, 6.3, 6.2 · pupils → 6.4, 6.5 · both 6.6": 6.6 speaks of both groups, so it closes each row.</summary>
    private static Expected Measures(Given a) => a switch
    {
        _ when a.Is("who", "staff") => new("1", "info", ["6.1", "6.3", "6.2", "6.6"]),
        _ when a.Is("who", "pupils") => new("2", "info", ["6.4", "6.5", "6.6"]),
        _ => new("3", "info", ["6.1", "6.3", "6.2", "6.4", "6.5", "6.6"]),
    };

    /// <summary>Reads as the policy writes: a question that was not asked is none of its answers.</summary>
    private sealed class Given(Answers answers)
    {
        public bool Is(string question, params string[] ids) =>
            answers[question] is Answer.Chosen chosen && chosen.Ids.Any(ids.Contains);
    }
}
