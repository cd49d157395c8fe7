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

/// <summary>A recorded word, with its history.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Word">The word.</param>
/// <param name="By">Who said so.</param>
/// <param name="At">When (UTC).</param>
/// <param name="WithdrawnBy">Who took it back; null while it stands.</param>
/// <param name="WithdrawnAt">When (UTC).</param>
/// <param name="WithdrawnWhy">That person's reason.</param>
/// <param name="IsUsed">True once an evaluation used it as it stands.</param>
public sealed record RecordedWord(
    long Id,
    IdentityWord Word,
    string By,
    DateTimeOffset At,
    string? WithdrawnBy,
    DateTimeOffset? WithdrawnAt,
    string? WithdrawnWhy,
    bool IsUsed
);

/// <summary>Keeps people's words; the next evaluation holds what they are about against each other anew.</summary>
internal sealed class IdentityStore(Database database, TimeProvider clock, string actor)
{
    /// <summary>Adds a word; the latest on a pair counts. Gives its number.</summary>
    public async Task<long> AddAsync(IdentityWord word, CancellationToken cancel)
    {
        await using var context = database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        var now = clock.GetUtcNow();
        var row = new IdentityRuleRow
        {
            AssetVendor = word.AssetVendor,
            AssetProduct = word.AssetProduct,
            StatementVendor = word.StatementVendor,
            StatementProduct = word.StatementProduct,
            IsSame = word.IsSame,
            By = actor,
            At = now,
            Why = word.Why,
        };
        context.IdentityRules.Add(row);
        await context.SaveChangesAsync(cancel);
        EvidenceWriter.Add(writing, now, actor, "identity.rule", word.AssetProduct, word);
        await writing.CommitAsync(cancel);
        return row.Id;
    }

    /// <summary>Takes a word back; it stays in the history. False when there is none that stands.</summary>
    public async Task<bool> WithdrawAsync(long id, string why, CancellationToken cancel)
    {
        await using var context = database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        var row = await context.IdentityRules.FirstOrDefaultAsync(
            one => one.Id == id && one.WithdrawnAt == null,
            cancel
        );
        if (row is null)
            return false;
        var now = clock.GetUtcNow();
        (row.WithdrawnAt, row.WithdrawnBy, row.WithdrawnWhy) = (now, actor, why);
        await context.SaveChangesAsync(cancel);
        EvidenceWriter.Add(
            writing,
            now,
            actor,
            "identity.withdrawn",
            row.AssetProduct,
            new
            {
                Id = id,
                Why = why,
                row.StatementProduct,
            }
        );
        await writing.CommitAsync(cancel);
        return true;
    }

    /// <summary>All words, withdrawn ones too, the oldest first.</summary>
    public async Task<IReadOnlyList<RecordedWord>> ListAsync(CancellationToken cancel)
    {
        await using var context = database.Context();
        var rows = await context.IdentityRules.AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancel);
        return rows.ConvertAll(row => new RecordedWord(
            row.Id,
            new IdentityWord(
                row.AssetVendor,
                row.AssetProduct,
                row.StatementVendor,
                row.StatementProduct,
                row.IsSame,
                row.Why
            ),
            row.By,
            row.At,
            row.WithdrawnBy,
            row.WithdrawnAt,
            row.WithdrawnWhy,
            row.WithdrawnAt is null
                ? row.EvaluationId is not null
                : row.EvaluationId is null || row.WithdrawalEvaluationId is not null
        ));
    }
}
