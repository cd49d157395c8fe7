using System.Data.Common;
using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Core.Evaluation.Candidates;
using Holdpoint.Core.Inventory.Identity;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Evaluation.Candidates;

/// <summary>
/// Keeps the names of inventory and advisories and the candidates among them up to date, inside the evaluation's
/// transaction: new names are held against all, the others only against new ones.
/// </summary>
internal sealed class CandidateUpdate(Writing writing, CancellationToken cancel)
{
    private readonly IdentityTables _tables = IdentityTables.Shipped;

    /// <summary>Searches and stores.</summary>
    /// <param name="everything">True to begin anew.</param>
    /// <param name="advisories">What the changed advisories say, with their row ids.</param>
    /// <param name="assets">The names of new configurations.</param>
    /// <param name="tied">Keys of the inventory's names that some advisory was held against just now.</param>
    public void Run(
        bool everything,
        IReadOnlyList<(long Id, AdvisoryStatements Statements)> advisories,
        IReadOnlyCollection<ListedName> assets,
        IReadOnlySet<string> tied
    )
    {
        if (everything)
            Forget();
        var listed = advisories
            .Select(one => (one.Id, Names: NamesText.ByKey(one.Statements.Statements.SelectMany(NamesOf))))
            .ToList();
        var newStatements = New("advisory_names", listed.SelectMany(one => one.Names.Keys));
        var newAssets = New("component_names", assets.Select(name => name.Key));
        WriteStatements(listed);
        // Everything that follows asks what new names mean.
        if (newStatements.Count == 0 && newAssets.Count == 0)
        {
            Mark(tied);
            return;
        }
        var oldAssets = Assets();
        WriteAssets(assets.Where(name => newAssets.Contains(name.Key)), tied);
        Mark(tied);
        var search = new CandidateSearch(Statements().Values, _tables);
        var found = assets
            .Where(name => newAssets.Contains(name.Key))
            .AsParallel()
            .WithCancellation(cancel)
            .SelectMany(name => search.Find(name, tied.Contains(name.Key)))
            .ToList();
        if (newStatements.Count > 0)
            found.AddRange(
                oldAssets
                    .AsParallel()
                    .WithCancellation(cancel)
                    .SelectMany(one =>
                        search.Find(one.Name, one.IsTied || tied.Contains(one.Name.Key), newStatements)
                    )
            );
        Write(found);
    }

    private static IEnumerable<ListedName> NamesOf(ProductStatement statement) =>
        ListedName.Of(statement.Identity);

    // Keys that a table does not have yet.
    private HashSet<string> New(string table, IEnumerable<string> keys)
    {
        var found = keys.ToHashSet(StringComparer.Ordinal);
        var known = writing
            .RowsOf($"SELECT DISTINCT key FROM {table} WHERE key IN (@keys)", [.. found])
            .Select(row => row.GetString(0))
            .ToList();
        found.ExceptWith(known);
        return found;
    }

    private void Forget()
    {
        foreach (var table in (string[])["candidates", "advisory_names", "component_names"])
        {
            using var delete = writing.Prepare($"DELETE FROM {table}", 0);
            delete.Write();
        }
    }

    private Dictionary<string, ListedName> Statements() =>
        NamesText.ByKey(
            writing
                .Rows("SELECT DISTINCT vendor, product, order_numbers FROM advisory_names")
                .Select(row => NameOf(row, 0))
        );

    private List<(ListedName Name, bool IsTied)> Assets() =>
        [
            .. writing
                .Rows("SELECT vendor, product, order_numbers, is_tied FROM component_names")
                .Select(row => (Name: NameOf(row, 0), IsTied: row.GetBoolean(3)))
                .Where(row => row.Name is not null)
                .Select(row => (row.Name!, row.IsTied)),
        ];

    private ListedName? NameOf(DbDataReader row, int first) =>
        ListedName.Of(
            row.TextOrNull(first),
            row.GetString(first + 1),
            NamesText.Numbers(row.GetString(first + 2)),
            _tables
        );

    private void WriteStatements(IReadOnlyList<(long Id, Dictionary<string, ListedName> Names)> listed)
    {
        using var forget = writing.Prepare("DELETE FROM advisory_names WHERE advisory_id = @p0", 1);
        using var insert = writing.Insert(
            "advisory_names",
            "advisory_id",
            "key",
            "vendor",
            "product",
            "order_numbers"
        );
        foreach (var (id, _) in listed)
            forget.Write(id);
        foreach (var (id, names) in listed)
        {
            foreach (var (key, name) in names)
                insert.Write(id, key, name.Vendor, name.Product, NamesText.Numbers(name));
        }
    }

    private void WriteAssets(IEnumerable<ListedName> added, IReadOnlySet<string> tied)
    {
        using var insert = writing.Insert(
            "component_names",
            "key",
            "vendor",
            "product",
            "order_numbers",
            "is_tied"
        );
        foreach (var name in added)
            insert.Write(
                name.Key,
                name.Vendor,
                name.Product,
                NamesText.Numbers(name),
                tied.Contains(name.Key)
            );
    }

    private void Mark(IReadOnlySet<string> tied)
    {
        using var mark = writing.Prepare(
            "UPDATE component_names SET is_tied = TRUE WHERE key = @p0 AND NOT is_tied",
            1
        );
        foreach (var key in tied)
            mark.Write(key);
    }

    private void Write(List<Candidate> found)
    {
        using var upsert = writing.Upsert(
            "candidates",
            ["id"],
            ["asset_key", "statement_key"],
            ["score", "body"]
        );
        foreach (var one in found.OrderBy(one => one.Id, StringComparer.Ordinal))
            upsert.Write(
                one.Id,
                one.Asset.Key,
                one.Statement.Key,
                one.Score,
                Json.Write(CandidateText.Of(one))
            );
    }
}
