using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Turns;

/// <summary>What is remembered, as the storage keeps it, in the SDK's form of a dialog stack. Damaged or unknown state reads as none, with a flag; it never throws.</summary>
public static class TurnStateJson
{
    public static byte[] Write(TurnState state) => JsonSerializer.SerializeToUtf8Bytes(ToStored(state), StoredJson.Default.StoredState);

    public static ReadState Read(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty)
        {
            return new(TurnState.Empty, Damaged: false);
        }

        try
        {
            return JsonSerializer.Deserialize(json, StoredJson.Default.StoredState) is { } stored && FromStored(stored) is { } state
                ? new(state, Damaged: false)
                : new(TurnState.Empty, Damaged: true);
        }
        catch (JsonException)
        {
            return new(TurnState.Empty, Damaged: true);
        }
    }

    private static StoredState ToStored(TurnState state) => new(
        [.. state.Dialogs.DialogStack.Select(instance => new StoredDialog(instance.Id, instance.Version, new StoredDialogState(
            [.. instance.Answers.Given.Select(ToStored)],
            instance.Changing,
            instance.Carried().IsEmpty ? null : [.. instance.Carried()],
            instance.Misses,
            instance.School,
            instance.Leidinggevende)))],
        state.Tongue,
        state.Misses,
        state.Asking);

    private static StoredAnswer ToStored(GivenAnswer given) => given.Answer switch
    {
        Answer.Chosen chosen => new(given.Question, [.. chosen.Ids], null, false),
        Answer.Written written => new(given.Question, null, written.Text, false),
        Answer.Skipped => new(given.Question, null, null, true),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static TurnState? FromStored(StoredState stored)
    {
        var stack = ImmutableArray.CreateBuilder<DialogInstance>();
        foreach (var dialog in stored.DialogStack ?? [])
        {
            if (dialog is null || FromStored(dialog) is not { } instance)
            {
                return null;
            }

            stack.Add(instance);
        }

        return new(new(stack.ToImmutable()), stored.Tongue is { } tongue && Enum.IsDefined(tongue) ? tongue : null, Math.Max(0, stored.Misses)) { Asking = OwnData.Known(stored.Asking) };
    }

    private static DialogInstance? FromStored(StoredDialog dialog)
    {
        var answers = Answers.None;
        foreach (var stored in dialog.State?.Answers ?? [])
        {
            if (stored?.Question is null || FromStored(stored) is not { } answer)
            {
                return null;
            }

            answers = answers.With(stored.Question, answer);
        }

        return dialog.Id is null || dialog.Version is null || dialog.State?.Prefilled?.Contains(null!) == true
            ? null
            : new(dialog.Id, dialog.Version, answers, dialog.State?.Changing, [.. dialog.State?.Prefilled ?? []])
            {
                Misses = Math.Max(0, dialog.State?.Misses ?? 0),
                School = dialog.State?.School,
                Leidinggevende = dialog.State?.Leidinggevende,
            };
    }

    private static Answer? FromStored(StoredAnswer stored) => stored switch
    {
        { Chosen: { Length: > 0 } ids } when !ids.Contains(null!) => new Answer.Chosen([.. ids]),
        { Written: { } text } => new Answer.Written(text),
        { Skipped: true } => new Answer.Skipped(),
        _ => null,
    };
}

/// <summary>State as it was read; <paramref name="Damaged"/> when there was some that could not be.</summary>
public sealed record ReadState(TurnState State, bool Damaged);

internal sealed record StoredState(StoredDialog[]? DialogStack, Tongue? Tongue, int Misses, string? Asking = null);

internal sealed record StoredDialog(string? Id, string? Version, StoredDialogState? State);

internal sealed record StoredDialogState(StoredAnswer[]? Answers, string? Changing, string[]? Prefilled, int Misses, string? School = null, string? Leidinggevende = null);

internal sealed record StoredAnswer(string? Question, string[]? Chosen, string? Written, bool Skipped);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(StoredState))]
internal sealed partial class StoredJson : JsonSerializerContext;
