using Holdpoint.Engine.Evidence;
using Holdpoint.Engine.Storage;
using Holdpoint.Engine.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Inventory;

/// <summary>A person's word that a product of the inventory is, or is not, a product of advisories.</summary>
/// <param name="AssetVendor">The inventory's vendor name; null for any.</param>
/// <param name="AssetProduct">The inventory's product name or order number.</param>
/// <param name="StatementVendor">The advisory's vendor name; null for any.</param>
/// <param name="StatementProduct">The advisory's product name.</param>
/// <param name="IsSame">True where they are one, false where they are not.</param>
/// <param name="Why">The person's reason.</param>
public sealed record IdentityWord(
    string? AssetVendor,
    string AssetProduct,
    string? StatementVendor,
    string StatementProduct,
    bool IsSame,
    string Why
);

/// <summary>Keeps identity rules; the next evaluation works everything out anew by them.</summary>
internal sealed class IdentityStore(Database database, TimeProvider clock, string actor)
{
    /// <summary>Adds a rule; the latest word on a pair counts.</summary>
    public async Task AddAsync(IdentityWord word, CancellationToken cancel)
    {
        await using var context = database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        var now = clock.GetUtcNow();
        context.IdentityRules.Add(
            new IdentityRuleRow
            {
                AssetVendor = word.AssetVendor,
                AssetProduct = word.AssetProduct,
                StatementVendor = word.StatementVendor,
                StatementProduct = word.StatementProduct,
                IsSame = word.IsSame,
                By = actor,
                At = now,
                Why = word.Why,
            }
        );
        await context.SaveChangesAsync(cancel);
        EvidenceWriter.Add(writing, now, actor, "identity.rule", word.AssetProduct, word);
        await writing.CommitAsync(cancel);
    }

    /// <summary>The rules with who said so and when, the oldest first.</summary>
    public async Task<IReadOnlyList<(IdentityWord Word, string By, DateTimeOffset At)>> ListAsync(
        CancellationToken cancel
    )
    {
        await using var context = database.Context();
        var rows = await context.IdentityRules.AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancel);
        return rows.ConvertAll(row =>
            (
                new IdentityWord(
                    row.AssetVendor,
                    row.AssetProduct,
                    row.StatementVendor,
                    row.StatementProduct,
                    row.IsSame,
                    row.Why
                ),
                row.By,
                row.At
            )
        );
    }
}
