using System.Text.Json;
using System.Text.Json.Serialization;

using ProtocolBot.Core.Directory;

namespace ProtocolBot.Core.Cases;

/// <summary>A person's id as JSON: its text and nothing more.</summary>
public sealed class PersonIdJson : JsonConverter<PersonId>
{
    public override PersonId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString() ?? throw new JsonException("no id"));

    public override void Write(Utf8JsonWriter writer, PersonId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

/// <summary>A school's code as JSON: its text and nothing more.</summary>
public sealed class SchoolIdJson : JsonConverter<SchoolId>
{
    public override SchoolId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString() ?? throw new JsonException("no id"));

    public override void Write(Utf8JsonWriter writer, SchoolId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

/// <summary>The number of a case as JSON: its text and nothing more.</summary>
public sealed class CaseNumberJson : JsonConverter<CaseNumber>
{
    public override CaseNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        CaseNumber.Read(reader.GetString()) ?? throw new JsonException("no number of a case");

    public override void Write(Utf8JsonWriter writer, CaseNumber value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
