using System.Collections.Immutable;

namespace ProtocolBot.Core.Register;

/// <summary>One processing in words, as the law asks for it.</summary>
/// <param name="Facts">Purpose, legal basis, persons, how long, for whom, how it is protected.</param>
/// <param name="Columns">What is stored for it, table by table.</param>
public sealed record RegisterEntry(string Title, ImmutableArray<(string Label, string Value)> Facts, ImmutableArray<RegisterColumn> Columns);

/// <summary>Where something stands, and what it is.</summary>
public sealed record RegisterColumn(string Place, string What);
