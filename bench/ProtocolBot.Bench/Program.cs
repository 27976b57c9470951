using System.Globalization;

using ProtocolBot.Bench;

return args switch
{
    ["fuzz", .. var rest] when Whole(rest) is { Length: <= 2 } numbers => await FuzzRun.RunAsync(numbers.ElementAtOrDefault(0, 100_000), numbers.ElementAtOrDefault(1, 20260105)),
    ["walk", .. var rest] when Whole(rest) is { Length: <= 1 } numbers => await WalkRun.RunAsync(numbers.ElementAtOrDefault(0, 0)),
    _ => Usage(),
};

static int[]? Whole(string[] texts) =>
    texts.All(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _)) ? [.. texts.Select(text => int.Parse(text, CultureInfo.InvariantCulture))] : null;

static int Usage()
{
    Console.Error.WriteLine("fuzz [count=100000] [seed=20260105]   sends generated and mutated activities to the whole bot");
    Console.Error.WriteLine("walk [seed=0]                         walks every path of every dialog, with every set of people whom it concerns");
    return 2;
}
