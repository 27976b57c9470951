namespace ProtocolBot.Bench;

/// <summary>What is not given on the command line has a default.</summary>
internal static class Numbers
{
    public static int ElementAtOrDefault(this int[] numbers, int at, int otherwise) => at < numbers.Length ? numbers[at] : otherwise;
}
