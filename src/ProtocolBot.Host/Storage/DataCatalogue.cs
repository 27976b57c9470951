using System.Collections.Immutable;

using ProtocolBot.Core.Register;

namespace ProtocolBot.Host.Storage;

/// <summary>Every column that the product stores, in SQLite and PostgreSQL, and what it is for: the register of processing is made from it, and a test holds it against real databases.</summary>
internal static class DataCatalogue
{
    public static ImmutableArray<CataloguedColumn> Columns { get; } =
    [
        .. Of("conversation", Processing.Conversation, ("key", DataKind.Hash), ("version", DataKind.Count), ("state", DataKind.Sealed), ("updated", DataKind.Time), ("erase_at", DataKind.Time)),
        .. Of("inbox", Processing.Redelivery, ("key", DataKind.Hash), ("received", DataKind.Time), ("answer", DataKind.Sealed)),
        .. Of(
            "outbox",
            Processing.Delivery,
            ("id", DataKind.Count),
            ("conversation", DataKind.Hash),
            ("payload", DataKind.Sealed),
            ("attempts", DataKind.Count),
            ("created", DataKind.Time),
            ("due", DataKind.Time),
            ("owner", DataKind.Count),
            ("lease_until", DataKind.Time),
            ("parked", DataKind.Id),
            ("topic", DataKind.Number)),
        .. Of("case_file", Processing.Case, ("number", DataKind.Number), ("version", DataKind.Count), ("route", DataKind.Id), ("status", DataKind.Id), ("opened", DataKind.Time), ("changed", DataKind.Time), ("ended", DataKind.Time)),
        .. Of("case_key", Processing.Case, ("number", DataKind.Number), ("wrapped", DataKind.Key)),
        .. Of("case_event", Processing.Case, ("number", DataKind.Number), ("seq", DataKind.Count), ("at", DataKind.Time), ("sealed", DataKind.Sealed)),
        .. Of("case_person", Processing.Case, ("person", DataKind.Person), ("number", DataKind.Number)),
        .. Of("case_card", Processing.Case, ("number", DataKind.Number), ("person", DataKind.Person), ("activity", DataKind.Message), ("reference", DataKind.Sealed), ("sent", DataKind.Time)),
        .. Of("person", Processing.Contact, ("person", DataKind.Person), ("reference", DataKind.Sealed), ("updated", DataKind.Time)),
        .. Of(
            "audit",
            Processing.Audit,
            ("seq", DataKind.Count),
            ("at", DataKind.Time),
            ("actor", DataKind.Person),
            ("action", DataKind.Id),
            ("number", DataKind.Number),
            ("event", DataKind.Count),
            ("content", DataKind.Check),
            ("hash", DataKind.Check)),
        .. Of("figure", Processing.Figures, ("year", DataKind.Time), ("part", DataKind.Id), ("name", DataKind.Id), ("cases", DataKind.Count)),
        .. Of("learner", Processing.Course, ("person", DataKind.Person), ("version", DataKind.Count), ("sealed", DataKind.Sealed), ("updated", DataKind.Time)),
        .. Of("schema_version", Processing.Operations, ("only_one", DataKind.Id), ("version", DataKind.Count)).Select(column => column with { PostgresOnly = true }),
    ];

    private static IEnumerable<CataloguedColumn> Of(string table, Processing processing, params (string Column, DataKind Kind)[] columns) =>
        columns.Select(column => new CataloguedColumn(table, column.Column, processing, column.Kind));
}
