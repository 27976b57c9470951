namespace ProtocolBot.Core.Content;

/// <summary>Something an author must mend: where, what, and how. All problems are reported at once; the host does not start on any.</summary>
public sealed record ContentProblem(string File, int Line, string Message, string Remedy)
{
    public override string ToString() => $"{File}:{Line}: {Message} {Remedy}";
}

/// <summary>A file of dialogs/, as the host read it from disk. Core itself reads no disk.</summary>
/// <param name="Path">Relative to dialogs/, with forward slashes.</param>
public sealed record ContentFile(string Path, string Text);
