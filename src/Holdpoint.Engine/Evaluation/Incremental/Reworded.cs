using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Core.Evaluation.Candidates;
using Holdpoint.Core.Inventory.Identity;
using Holdpoint.Engine.Evaluation.Candidates;
using Holdpoint.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Evaluation.Incremental;

/// <summary>The configurations and advisories that people's words are about: only these are held against each other anew.</summary>
internal sealed record Reworded(
    IReadOnlyList<ConfigurationState> Configurations,
    IReadOnlyList<AdvisoryState> Advisories
)
{
    public static Reworded Nothing { get; } = new([], []);

    /// <summary>What words touch.</summary>
    /// <param name="context">The database.</param>
    /// <param name="work">Everything there is.</param>
    /// <param name="words">The words that were given or withdrawn.</param>
    /// <param name="cancel">Stops.</param>
    public static async Task<Reworded> OfAsync(
        HoldpointContext context,
        PendingWork work,
        IReadOnlyList<IdentityRule> words,
        CancellationToken cancel
    )
    {
        if (words.Count == 0)
            return Nothing;
        var rules = new IdentityRules(words, IdentityTables.Shipped);
        var names = await context.AdvisoryNames.AsNoTracking().ToListAsync(cancel);
        var ids = names
            .Where(row =>
                ListedName.Of(
                    row.Vendor,
                    row.Product,
                    NamesText.Numbers(row.OrderNumbers),
                    IdentityTables.Shipped
                )
                    is { } name
                && rules.SpeakOf(name)
            )
            .Select(row => row.AdvisoryId)
            .ToHashSet();
        return new(
            [
                .. work
                    .Configurations.AsParallel()
                    .AsOrdered()
                    .Where(one => !one.New && rules.SpeakOf(one.Configuration)),
            ],
            [.. work.Advisories.Where(one => !one.Changed && ids.Contains(one.Id))]
        );
    }
}
