using System.Collections.Immutable;

namespace ProtocolBot.Host.Pages.Cases;

/// <summary>Who is reading, as the head of a page shows it.</summary>
/// <param name="Name">Null when nobody is known.</param>
/// <param name="Others">Who else one may be, in a trial; empty elsewhere.</param>
/// <param name="MaySignOut">Whether there is a session to end.</param>
public sealed record Reader(string? Name, ImmutableArray<(string Id, string Name)> Others, bool MaySignOut = false);
