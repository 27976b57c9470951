namespace ProtocolBot.Bench;

/// <summary>Whether a run was as it must be: what was wrong is printed, and the exit code says so.</summary>
internal static class Verdict
{
    private const int MostShown = 20;

    public static int Of(IReadOnlyCollection<string> wrong)
    {
        foreach (var line in wrong.Take(MostShown))
        {
            Console.Error.WriteLine(line);
        }

        Console.WriteLine(wrong.Count == 0 ? "nothing wrong" : $"{wrong.Count} wrong");
        return wrong.Count == 0 ? 0 : 1;
    }
}
