using System.Collections.Immutable;

using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Dialogs;

/// <summary>The stack of dialogs of one conversation, the active one first. It is erased when the last ends.</summary>
public sealed record DialogState(ImmutableArray<DialogInstance> DialogStack)
{
    public static DialogState Empty { get; } = new([]);

    public DialogInstance? Active => DialogStack.IsEmpty ? null : DialogStack[0];

    public bool Equals(DialogState? other) => other is not null && DialogStack.SequenceEqual(other.DialogStack);

    public override int GetHashCode() => DialogStack.Aggregate(17, (hash, instance) => HashCode.Combine(hash, instance));
}

/// <summary>One running dialog: its scenario, the answers, and under which content it was begun.</summary>
/// <param name="Id">The scenario.</param>
/// <param name="Version">The content's hash; another one means a deploy came in between.</param>
/// <param name="Answers">What was answered, in order.</param>
/// <param name="Changing">The question being answered anew from the summary; or <see cref="ChoosingWhatToChange"/>.</param>
/// <param name="Prefilled">Questions whose answers came from elsewhere (free text, an earlier dialog), read back to the person once.</param>
public sealed record DialogInstance(string Id, string Version, Answers Answers, string? Changing = null, ImmutableArray<string> Prefilled = default)
{
    /// <summary>The value of <see cref="Changing"/> while the person is asked which answer to change.</summary>
    public const string ChoosingWhatToChange = "?";

    /// <summary>How often in a row the answer was not understood.</summary>
    public int Misses { get; init; }

    /// <summary>The school for which it is sent, where that had to be asked.</summary>
    public string? School { get; init; }

    /// <summary>The leidinggevende whom the person picked, where none is known.</summary>
    public string? Leidinggevende { get; init; }

    public bool Equals(DialogInstance? other) =>
        other is not null && Id == other.Id && Version == other.Version && Answers == other.Answers && Changing == other.Changing
        && Misses == other.Misses && School == other.School && Leidinggevende == other.Leidinggevende && (Prefilled.IsDefault ? [] : Prefilled).SequenceEqual(other.Prefilled.IsDefault ? [] : other.Prefilled);

    public override int GetHashCode() => HashCode.Combine(Id, Version, Answers, Changing, Misses);
}

/// <summary>What a turn did to the stack.</summary>
public enum DialogTurnStatus
{
    Empty,
    Waiting,
    Complete,
    Cancelled,
}
