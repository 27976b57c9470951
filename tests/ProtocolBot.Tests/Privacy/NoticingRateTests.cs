using System.Text.Json;

using Xunit;

namespace ProtocolBot.Tests.Privacy;

/// <summary>How much is noticed of what was drawn, and how often ordinary questions alarm.</summary>
public sealed class NoticingRateTests(ITestOutputHelper output)
{
    private const int Many = 10_000;
    private const double MostFalse = 0.02;

    /// <summary>Questions of the customer that do name an account, a person or a school by name.</summary>
    private static readonly string[] Genuine = ["d017", "d086", "d116"];

    [Fact]
    public void Of_ten_thousand_BSNs_hardly_one_slips_through() => Noticed(new Drawn(1).Bsn, 0.999);

    [Fact]
    public void Of_ten_thousand_phone_numbers_few_slip_through() => Noticed(new Drawn(2).Phone, 0.97);

    [Fact]
    public void Of_ten_thousand_handles_few_slip_through() => Noticed(new Drawn(3).Handle, 0.97);

    [Fact]
    public void Of_ten_thousand_names_few_slip_through() => Noticed(new Drawn(4).Name, 0.97);

    [Fact]
    public void Nine_digits_that_fail_the_check_are_no_BSN()
    {
        var random = new Random(5);
        var wrong = Enumerable.Range(0, Many).Select(_ => random.Next(100_000_000, 1_000_000_000).ToString(System.Globalization.CultureInfo.InvariantCulture)).Where(digits => !Passes(digits)).ToList();

        var alarms = wrong.Count(digits => Noticing.In($"ordernummer van het boek was {digits} geloof ik").Count > 0);

        Assert.True(alarms <= wrong.Count * 0.01, $"{alarms} of {wrong.Count}");
    }

    [Fact]
    public void Ordinary_sentences_hardly_ever_alarm() => Alarms([.. OrdinarySentences.All]);

    [Fact]
    public void The_customers_questions_hardly_ever_alarm()
    {
        if (Questions() is not { } file)
        {
            output.WriteLine("the customer's questions are not here; the sentences above were looked at");
            return;
        }

        Alarms([.. File.ReadLines(file).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).Where(line => !Genuine.Contains(line.GetProperty("id").GetString())).Select(line => line.GetProperty("text").GetString()!)]);
    }

    /// <summary>Beside the repository, where the customer keeps them.</summary>
    private static string? Questions()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "shared", "evaluation", "questions-dev.jsonl") is var file && File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }

    private void Noticed(Func<(string Text, string Secret)> draw, double least)
    {
        var missed = Enumerable.Range(0, Many).Select(_ => draw()).Where(drawn => !Noticing.Covers(drawn.Text, drawn.Secret)).Select(drawn => drawn.Text).ToList();

        output.WriteLine($"{Many - missed.Count} of {Many} noticed");
        Assert.True(missed.Count <= Many * (1 - least), $"{missed.Count} missed: {string.Join(" | ", missed.Take(80))}");
    }

    private void Alarms(IReadOnlyList<string> texts)
    {
        var alarms = texts.Select(text => (Text: text, Found: Noticing.In(text))).Where(entry => entry.Found.Count > 0).ToList();

        output.WriteLine($"{alarms.Count} of {texts.Count} alarmed");
        Assert.True(alarms.Count <= texts.Count * MostFalse, $"{alarms.Count} of {texts.Count}: {string.Join(" | ", alarms.Select(alarm => $"{string.Join(", ", alarm.Found)} in {alarm.Text}"))}");
    }

    private static bool Passes(string digits) => (digits[..8].Select((digit, at) => (digit - '0') * (9 - at)).Sum() - (digits[8] - '0')) % 11 == 0;
}
