namespace ProtocolBot.Core.Register;

/// <summary>A column of the database: what stands in it, and for which processing.</summary>
public sealed record CataloguedColumn(string Table, string Column, Processing Processing, DataKind Kind)
{
    /// <summary>Whether only PostgreSQL has it; the file has its own place for the same.</summary>
    public bool PostgresOnly { get; init; }
}
