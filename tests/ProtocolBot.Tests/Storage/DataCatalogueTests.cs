using ProtocolBot.Core.Figures;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Register;
using ProtocolBot.Host.Content;
using ProtocolBot.Host.Storage;

using Xunit;

namespace ProtocolBot.Tests.Storage;

/// <summary>The register is true: every column of a database that was really made stands in the catalogue, and nothing stands in it that is not there.</summary>
public sealed class DataCatalogueTests
{
    private const string OfSqlite =
        "SELECT group_concat(name, ' ') FROM (SELECT t.name || '.' || c.name AS name FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' ORDER BY 1)";

    private const string OfPostgres =
        "SELECT string_agg(table_name || '.' || column_name, ' ' ORDER BY table_name || '.' || column_name COLLATE \"C\") FROM information_schema.columns WHERE table_schema NOT IN ('pg_catalog', 'information_schema')";

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Every_column_of_a_real_database_is_in_the_catalogue_and_no_other(Database database)
    {
        await using var storage = await StorageUnderTest.OpenAsync(database);

        var real = ((string)storage.Query(database is Database.Sqlite ? OfSqlite : OfPostgres)!).Split(' ');

        Assert.Equal(
            DataCatalogue.Columns.Where(column => database is Database.Postgres || !column.PostgresOnly).Select(column => $"{column.Table}.{column.Column}").Order(StringComparer.Ordinal),
            real.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_column_stands_in_it_twice() =>
        Assert.Equal(DataCatalogue.Columns.Length, DataCatalogue.Columns.DistinctBy(column => (column.Table, column.Column)).Count());

    [Theory]
    [InlineData(Tongue.Dutch)]
    [InlineData(Tongue.English)]
    public void Each_processing_says_all_that_the_law_asks_and_leaves_no_blank(Tongue tongue)
    {
        var content = ContentLoader.Load(Path.Combine(AppContext.BaseDirectory, "dialogs"));
        var terms = new Dictionary<string, string> { ["retention-days"] = "90", ["unfinished-hours"] = "24", ["redelivery-minutes"] = "10", ["memory-days"] = "30" };

        var entries = RegisterViews.Of(content, tongue, DataCatalogue.Columns, terms);

        Assert.Equal(Enum.GetValues<Processing>().Length, entries.Length);
        Assert.All(entries, entry => Assert.Equal(FgWords.RegisterFacts.Length, entry.Facts.Length));
        Assert.All(entries.SelectMany(entry => entry.Facts), fact => Assert.DoesNotContain('{', fact.Value));
        Assert.Equal(DataCatalogue.Columns.Length, entries.Sum(entry => entry.Columns.Length));
    }
}
