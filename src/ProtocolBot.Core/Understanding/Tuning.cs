namespace ProtocolBot.Core.Understanding;

/// <summary>The numbers that were chosen by measuring.</summary>
internal static class Tuning
{
    public static int FewestSentences { get; set; } = 2;
    public static int Rounds { get; set; } = 15;
    public static float Rate { get; set; } = 8f;
    public static float Decay { get; set; } = 0.995f;
    public static Dictionary<char, float> Sorts { get; } = new() { ['w'] = 1.5f, ['b'] = 1f, ['c'] = 1f, ['x'] = 1.5f, ['y'] = 1f, ['s'] = 1.5f, ['t'] = 1.5f };

    public static float Sort(char sort) => Sorts[sort];
}
