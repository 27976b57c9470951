namespace ProtocolBot.Core.Understanding;

/// <summary>The numbers that were chosen by measuring.</summary>
internal static class Tuning
{
    public static int FewestSentences { get; set; } = 2;
    public static int Rounds { get; set; } = 12;
    public static float Rate { get; set; } = 5f;
    public static float Decay { get; set; } = 0.995f;
    public static float Kin { get; set; } = 0.5f;
    public static float Dropout { get; set; } = -1f;
    public static int Phrases { get; set; } = 1;
    public static float Surprise { get; set; } = 0.02f;
    public static Dictionary<char, float> Sorts { get; } = new() { ['w'] = 1.5f, ['v'] = 1.5f, ['b'] = 1f, ['c'] = 0.6f, ['x'] = 2.5f, ['y'] = 1f, ['s'] = 2.5f, ['t'] = 2.5f };

    public static float Sort(char sort) => Sorts[sort];
}
