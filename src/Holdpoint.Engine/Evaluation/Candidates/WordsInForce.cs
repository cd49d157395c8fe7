using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Engine.Storage;
using Holdpoint.Engine.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Evaluation.Candidates;

/// <summary>People's words on single products that were not withdrawn.</summary>
internal static class WordsInForce
{
    public static async Task<List<IdentityRule>> LoadAsync(
        HoldpointContext context,
        CancellationToken cancel
    ) =>
        (
            await context
                .IdentityRules.AsNoTracking()
                .Where(row => row.WithdrawnAt == null)
                .OrderBy(row => row.Id)
                .ToListAsync(cancel)
        ).ConvertAll(Of);

    public static IdentityRule Of(IdentityRuleRow row) =>
        new(
            row.AssetVendor,
            row.AssetProduct,
            row.StatementVendor,
            row.StatementProduct,
            row.IsSame,
            row.By,
            row.At,
            row.Why
        );
}
