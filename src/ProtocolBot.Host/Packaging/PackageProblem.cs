namespace ProtocolBot.Host.Packaging;

/// <summary>One thing to mend before Teams takes the package: in which file, where, and which rule says so.</summary>
internal sealed record PackageProblem(string File, string Place, string Rule, string Message)
{
    public override string ToString() => $"{File}: {(Place.Length > 0 ? $"{Place}: " : "")}{Message} [{Rule}]";
}
