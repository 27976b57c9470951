namespace ProtocolBot.Core.Understanding;

/// <summary>One sentence as numbers: its features, how strongly, and what it means.</summary>
/// <param name="Classes">One intent; or a few, of which it may mean any.</param>
/// <param name="Kin">All intents that lead to the same.</param>
internal sealed record Example(int[] Features, float[] Values, int[] Classes, int[] Kin);
