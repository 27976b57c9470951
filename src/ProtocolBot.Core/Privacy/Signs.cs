using System.Buffers;

namespace ProtocolBot.Core.Privacy;

/// <summary>The signs that may stand between or after the parts of a number, a name or a sentence.</summary>
internal static class Signs
{
    public static SearchValues<char> InNumbers { get; } = SearchValues.Create(" .-/_()–\u00A0");

    public static SearchValues<char> InNames { get; } = SearchValues.Create(" -./'’\"“‘");

    public static SearchValues<char> Apostrophes { get; } = SearchValues.Create("'’‘`´");

    /// <summary>Letters that people type as another one.</summary>
    public static SearchValues<char> Folded { get; } = SearchValues.Create("'’‘`´ıłøđß");

    public static SearchValues<char> EndsClause { get; } = SearchValues.Create(".!?\n,;");

    public static SearchValues<char> EndsWord { get; } = SearchValues.Create(".,!?\n;)'\"");
}
