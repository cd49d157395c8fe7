using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Core.Evaluation.Candidates;
using Holdpoint.Core.Inventory.Identity;
using Holdpoint.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Evaluation.Candidates;

/// <summary>
/// Keeps the names of inventory and advisories and the candidates among them up to date, inside the evaluation's
/// transaction: new names are held against all, the others only against new ones.
/// </summary>
internal sealed class CandidateUpdate(HoldpointContext context, Writing writing, CancellationToken cancel)
{
    private readonly IdentityTables _tables = IdentityTables.Shipped;

    /// <summary>Searches and stores.</summary>
    /// <param name="everything">True to begin anew.</param>
    /// <param name="advisories">What the changed advisories say, with their row ids.</param>
    /// <param name="assets">The names of new configurations.</param>
    /// <param name="tied">Keys of the inventory's names that some advisory was held against just now.</param>
    public async Task RunAsync(
        bool everything,
        IReadOnlyList<(long Id, AdvisoryStatements Statements)> advisories,
        IReadOnlyCollection<ListedName> assets,
        IReadOnlySet<string> tied
    )
    {
        if (everything)
            Forget();
        var known = await StatementsAsync();
        var newStatements = WriteStatements(advisories, known);
        var oldAssets = await AssetsAsync();
        var newAssets = assets.Where(name => !oldAssets.ContainsKey(name.Key)).ToList();
        WriteAssets(newAssets, tied, oldAssets);
        if (newAssets.Count == 0 && (newStatements.Count == 0 || oldAssets.Count == 0))
            return;
        var search = new CandidateSearch(known.Values, _tables);
        var found = newAssets
            .AsParallel()
            .WithCancellation(cancel)
            .SelectMany(name => search.Find(name, tied.Contains(name.Key)))
            .ToList();
        if (newStatements.Count > 0)
            found.AddRange(
                oldAssets
                    .Values.AsParallel()
                    .WithCancellation(cancel)
                    .SelectMany(one =>
                        search.Find(one.Name, one.IsTied || tied.Contains(one.Name.Key), newStatements)
                    )
            );
        Write(found);
    }

    private void Forget()
    {
        foreach (var table in (string[])["candidates", "advisory_names", "component_names"])
        {
            using var delete = writing.Prepare($"DELETE FROM {table}", 0);
            delete.Write();
        }
    }

    private async Task<Dictionary<string, ListedName>> StatementsAsync()
    {
        var rows = await context
            .AdvisoryNames.AsNoTracking()
            .Select(row => new
            {
                row.Vendor,
                row.Product,
                row.OrderNumbers,
            })
            .Distinct()
            .ToListAsync(cancel);
        return NamesText.ByKey(
            rows.Select(row =>
                ListedName.Of(row.Vendor, row.Product, NamesText.Numbers(row.OrderNumbers), _tables)
            )
        );
    }

    private async Task<Dictionary<string, (ListedName Name, bool IsTied)>> AssetsAsync()
    {
        var found = new Dictionary<string, (ListedName, bool)>(StringComparer.Ordinal);
        var rows = await context.ComponentNames.AsNoTracking().ToListAsync(cancel);
        foreach (var row in rows)
        {
            var numbers = NamesText.Numbers(row.OrderNumbers);
            if (ListedName.Of(row.Vendor, row.Product, numbers, _tables) is { } name)
                found[row.Key] = (name, row.IsTied);
        }
        return found;
    }

    // What an advisory does not list any more stays known as a name as long as another lists it.
    private HashSet<string> WriteStatements(
        IReadOnlyList<(long Id, AdvisoryStatements Statements)> advisories,
        Dictionary<string, ListedName> known
    )
    {
        var added = new HashSet<string>(StringComparer.Ordinal);
        using var forget = writing.Prepare("DELETE FROM advisory_names WHERE advisory_id = @p0", 1);
        using var insert = writing.Insert(
            "advisory_names",
            "advisory_id",
            "key",
            "vendor",
            "product",
            "order_numbers"
        );
        foreach (var (id, statements) in advisories)
        {
            forget.Write(id);
            var names = NamesText.ByKey(
                statements.Statements.SelectMany(statement => ListedName.Of(statement.Identity))
            );
            foreach (var (key, name) in names)
            {
                insert.Write(id, key, name.Vendor, name.Product, NamesText.Numbers(name));
                if (known.TryGetValue(key, out var before))
                    known[key] = before.With(name);
                else
                {
                    known[key] = name;
                    added.Add(key);
                }
            }
        }
        return added;
    }

    private void WriteAssets(
        List<ListedName> added,
        IReadOnlySet<string> tied,
        Dictionary<string, (ListedName Name, bool IsTied)> known
    )
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
        using var mark = writing.Prepare("UPDATE component_names SET is_tied = @p1 WHERE key = @p0", 2);
        foreach (var key in tied)
        {
            if (known.TryGetValue(key, out var one) && !one.IsTied)
                mark.Write(key, true);
        }
    }

    private void Write(List<Candidate> found)
    {
        using var upsert = writing.Prepare(
            "INSERT INTO candidates (id, asset_key, statement_key, score, body) VALUES (@p0, @p1, @p2, @p3, @p4) "
                + "ON CONFLICT (id) DO UPDATE SET score = excluded.score, body = excluded.body",
            5
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
