using System.Globalization;
using System.Security.Cryptography;
using System.Text;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Turns;

/// <summary>"Bewaar dit advies": what was asked and under which words it was decided, in one code that a person can keep. Never free text, never a name.</summary>
/// <param name="Day">At school, not in UTC.</param>
public sealed record Receipt(string ProtocolVersion, string ContentHash, string Scenario, string Rule, DateOnly Day, Answers Answers)
{
    private const string Form = "PB1";
    private const string DayForm = "yyyyMMdd";
    private const int Longest = 4000;

    /// <summary>Stands for an answer in the person's own words, which is not kept.</summary>
    private const string OwnWords = "*";

    public static Receipt Of(ContentSet content, DialogInstance ended, Verdict verdict, DateTimeOffset now) =>
        new(content.Protocol.Version, content.Hash, ended.Id, verdict.Rule, DateOnly.FromDateTime(PhoneLines.AtSchool(now).DateTime), WithoutWords(ended.Answers));

    /// <summary>PB1/version/content/scenario/rule/day/question=answer+answer,…/checksum</summary>
    public string Code
    {
        get
        {
            var answers = string.Join(',', Answers.Given.Select(given => $"{Field(given.Question)}={Ids(given.Answer)}"));
            var body = string.Join('/', Form, Field(ProtocolVersion), Field(ContentHash), Field(Scenario), Field(Rule), Day.ToString(DayForm, CultureInfo.InvariantCulture), answers);
            return $"{body}/{Checksum(body)}";
        }
    }

    /// <summary>Reads a code back; spaces and line breaks that copying put in do not matter. Null when a character is wrong.</summary>
    public static Receipt? Read(string code)
    {
        var plain = string.Concat(code.Where(character => !char.IsWhiteSpace(character)));
        var cut = plain.LastIndexOf('/');
        if (plain.Length > Longest || cut < 0 || !plain.AsSpan(cut + 1).SequenceEqual(Checksum(plain[..cut])))
        {
            return null;
        }

        var fields = plain[..cut].Split('/');
        return fields.Length == 7 && fields[0] == Form && DateOnly.TryParseExact(fields[5], DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new(Text(fields[1]), Text(fields[2]), Text(fields[3]), Text(fields[4]), day, ReadAnswers(fields[6]))
            : null;
    }

    private static Answers ReadAnswers(string text)
    {
        var answers = Answers.None;
        foreach (var pair in text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2)))
        {
            if (pair is [var question, var ids])
            {
                answers = answers.With(Text(question), ids == OwnWords ? new Answer.Skipped() : new Answer.Chosen([.. ids.Split('+').Select(Text)]));
            }
        }

        return answers;
    }

    private static Answers WithoutWords(Answers answers) =>
        new([.. answers.Given.Select(given => given.Answer is Answer.Chosen ? given : given with { Answer = new Answer.Skipped() })]);

    private static string Ids(Answer answer) => answer is Answer.Chosen chosen ? string.Join('+', chosen.Ids.Select(Field)) : OwnWords;

    private static string Field(string text) => Uri.EscapeDataString(text);

    private static string Text(string field) => Uri.UnescapeDataString(field);

    /// <summary>Against a slip of copying, not against a forger: the content is there to decide again.</summary>
    private static string Checksum(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)).AsSpan(0, 4));
}

/// <summary>What a receipt turns out to say under the present content.</summary>
public abstract record Explanation
{
    private Explanation()
    {
    }

    /// <summary>The code has an error in it.</summary>
    public sealed record NotAReceipt : Explanation;

    /// <summary>Its scenario is not there any more, or its answers no longer decide anything.</summary>
    public sealed record NoLonger(Receipt Receipt) : Explanation;

    /// <param name="SameContent">False: the words have changed since, so the verdict may differ from what was said then.</param>
    /// <param name="SameRule">Whether the same row decides.</param>
    public sealed record Decided(Receipt Receipt, Verdict Verdict, bool SameContent, bool SameRule) : Explanation;

    /// <summary>Decides anew what a receipt says was decided.</summary>
    public static Explanation Explain(ContentSet content, string code)
    {
        if (Receipt.Read(code) is not { } receipt)
        {
            return new NotAReceipt();
        }

        return content.Scenario(receipt.Scenario) is { } scenario && Positions.Certain(scenario, receipt.Answers, Routes.Role.Medewerker) is { } verdict
            ? new Decided(receipt, verdict, receipt.ContentHash == content.Hash, receipt.Rule == verdict.Rule)
            : new NoLonger(receipt);
    }
}
