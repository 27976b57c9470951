using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

using ProtocolBot.Core.Evaluation;

namespace ProtocolBot.Host.Commands.Evaluate;

/// <summary>Reads a file of labelled questions, one JSON object to a line. Every problem is told with its line.</summary>
internal static class LabelledFile
{
    public static (ImmutableArray<LabelledQuestion> Questions, ImmutableArray<string> Problems) Read(string path)
    {
        var questions = ImmutableArray.CreateBuilder<LabelledQuestion>();
        var problems = ImmutableArray.CreateBuilder<string>();
        var at = 0;
        foreach (var line in File.ReadLines(path))
        {
            at++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            try
            {
                if (JsonSerializer.Deserialize(line, LabelledJson.Default.LabelledQuestion) is { } question)
                {
                    questions.Add(question);
                }
                else
                {
                    problems.Add($"{path}:{at}: null is no question.");
                }
            }
            catch (JsonException exception)
            {
                problems.Add($"{path}:{at}: This is no labelled question. {exception.Message}");
            }
        }

        if (questions.Count == 0 && problems.Count == 0)
        {
            problems.Add($"{path}:1: There is no question in it.");
        }

        return (questions.ToImmutable(), problems.ToImmutable());
    }
}

/// <summary>The names in the file are those of the record, in camel case; what a label adds for people ("why", "route") is passed over.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(LabelledQuestion))]
internal sealed partial class LabelledJson : JsonSerializerContext;
