namespace ProtocolBot.Core.Figures;

/// <summary>What somebody knows of a whole number: the least and the most that it can be.</summary>
public readonly record struct Bounds(long Low, long High)
{
    /// <summary>More than any count.</summary>
    private const long Endless = 1_000_000_000;

    public static Bounds Any => new(0, Endless);

    public static Bounds Exactly(long number) => new(number, number);

    public static Bounds From(long low) => new(low, Endless);

    public Bounds And(Bounds other) => new(Math.Max(Low, other.Low), Math.Min(High, other.High));

    public Bounds Plus(Bounds other) => new(Low + other.Low, Math.Min(Endless, High + other.High));

    /// <summary>What is left of a sum once the other parts are taken away.</summary>
    public Bounds Without(Bounds others) => new(Low - others.High, High - others.Low);

    public bool Covers(Bounds other) => Low <= other.Low && High >= other.High;

    public static Bounds Sum(IEnumerable<Bounds> all) => all.Aggregate(Exactly(0), (sum, next) => sum.Plus(next));
}
