using System.Text.Json.Serialization;

using ProtocolBot.Core.Cases;

namespace ProtocolBot.Core.Directory;

/// <summary>A person by the object id in Entra, which channel and directory share. Always in lower case, so that no writing of it misses the person.</summary>
[JsonConverter(typeof(PersonIdJson))]
public readonly record struct PersonId(string Value)
{
    public string Value { get; } = Value.Trim().ToLowerInvariant();

    public override string ToString() => Value;
}

/// <summary>A school by its short code, always in lower case.</summary>
[JsonConverter(typeof(SchoolIdJson))]
public readonly record struct SchoolId(string Value)
{
    public string Value { get; } = Value.Trim().ToLowerInvariant();

    public override string ToString() => Value;
}
