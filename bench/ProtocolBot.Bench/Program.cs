using System.Globalization;

using ProtocolBot.Bench;

const int Count = 100_000;
const int Seed = 20260105;
const int Kills = 10_000;
const int Rounds = 20;
const int Canaries = 200;
const int Staff = 10_000;

return args switch
{
    ["fuzz"] => await FuzzRun.RunAsync(Count, Seed),
    ["fuzz", var count] when Whole(count) is { } most => await FuzzRun.RunAsync(most, Seed),
    ["fuzz", var count, var seed] when (Whole(count), Whole(seed)) is ({ } most, { } begin) => await FuzzRun.RunAsync(most, begin),
    ["walk"] => await WalkRun.RunAsync(0),
    ["walk", var seed] when Whole(seed) is { } begin => await WalkRun.RunAsync(begin),
    ["course", "sqlite" or "postgres"] => await KillBench.CourseAsync(Staff, args[1] == "postgres"),
    ["course", "sqlite" or "postgres", var count] when Whole(count) is { } most => await KillBench.CourseAsync(most, args[1] == "postgres"),
    ["canaries"] => await CanaryBench.RunAsync(Canaries),
    ["canaries", var count] when Whole(count) is { } most => await CanaryBench.RunAsync(most),
    ["understanding", var file] => UnderstandingRun.Run(file),
    ["guess"] => await GuessRun.RunAsync(Count, Seed),
    ["guess", var count] when Whole(count) is { } most => await GuessRun.RunAsync(most, Seed),
    ["kill", .. var rest] when Kill(rest) is { } kill => await KillBench.KillAsync(kill.Count, kill.OnPostgres, kill.Seed),
    ["replicas"] => await KillBench.ReplicasAsync(Rounds, Seed),
    ["replicas", var rounds] when Whole(rounds) is { } often => await KillBench.ReplicasAsync(often, Seed),
    ["replicas", var rounds, var seed] when (Whole(rounds), Whole(seed)) is ({ } often, { } begin) => await KillBench.ReplicasAsync(often, begin),
    _ => Usage(),
};

static int? Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

static (int Count, bool OnPostgres, int Seed)? Kill(string[] rest) => rest switch
{
    ["sqlite" or "postgres"] => (Kills, rest[0] == "postgres", Seed),
    ["sqlite" or "postgres", var count] when Whole(count) is { } most => (most, rest[0] == "postgres", Seed),
    ["sqlite" or "postgres", var count, var seed] when (Whole(count), Whole(seed)) is ({ } most, { } begin) => (most, rest[0] == "postgres", begin),
    _ => null,
};

static int Usage()
{
    Console.Error.WriteLine($"fuzz [count={Count}] [seed={Seed}]   sends generated and mutated activities to the whole bot");
    Console.Error.WriteLine("walk [seed=0]                         walks every path of every dialog, with every set of people whom it concerns");
    Console.Error.WriteLine($"guess [count={Count}]   tries case numbers on the pages as somebody who is signed in");
    Console.Error.WriteLine($"kill sqlite|postgres [count={Kills}] [seed={Seed}]   kills the real program at failpoints and at any instant, and looks through what it left");
    Console.Error.WriteLine($"course sqlite|postgres [count={Staff}]   reminds so many of the course at one time, and is killed twice in the middle: nobody hears it twice");
    Console.Error.WriteLine($"canaries [count={Canaries}]                 names, stories and tokens through every flow and fault, on SQLite and PostgreSQL: none may stand anywhere in plain text");
    Console.Error.WriteLine("understanding FILE.jsonl              times learning, reading what was learnt, and understanding each text of a file");
    Console.Error.WriteLine($"replicas [rounds={Rounds}] [seed={Seed}]   four bots on one PostgreSQL under load, two of which are killed and started again each round");
    return 2;
}
