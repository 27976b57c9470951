using System.Globalization;

using ProtocolBot.Bench;

const int Count = 100_000;
const int Seed = 20260105;

return args switch
{
    ["fuzz"] => await FuzzRun.RunAsync(Count, Seed),
    ["fuzz", var count] when Whole(count) is { } most => await FuzzRun.RunAsync(most, Seed),
    ["fuzz", var count, var seed] when (Whole(count), Whole(seed)) is ({ } most, { } begin) => await FuzzRun.RunAsync(most, begin),
    ["walk"] => await WalkRun.RunAsync(0),
    ["walk", var seed] when Whole(seed) is { } begin => await WalkRun.RunAsync(begin),
    _ => Usage(),
};

static int? Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

static int Usage()
{
    Console.Error.WriteLine($"fuzz [count={Count}] [seed={Seed}]   sends generated and mutated activities to the whole bot");
    Console.Error.WriteLine("walk [seed=0]                         walks every path of every dialog, with every set of people whom it concerns");
    return 2;
}
