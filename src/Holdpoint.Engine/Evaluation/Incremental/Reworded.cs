using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Core.Evaluation.Candidates;
using Holdpoint.Core.Inventory.Identity;
using Holdpoint.Engine.Evaluation.Candidates;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Evaluation.Incremental;

/// <summary>The configurations and advisories that people's words are about: only these are held against each other anew.</summary>
internal sealed record Reworded(
    IReadOnlyList<ConfigurationState> Configurations,
    IReadOnlyList<AdvisoryState> Advisories
)
{
    public static Reworded Nothing { get; } = new([], []);

    /// <summary>Without what an evaluation holds against everything, or against its changed revision, anyway.</summary>
    public Reworded Besides() =>
        new([.. Configurations.Where(one => !one.New)], [.. Advisories.Where(one => !one.Changed)]);

    /// <summary>What words touch, whether it is evaluated otherwise or not.</summary>
    /// <param name="reading">The database.</param>
    /// <param name="words">The words that were given or withdrawn.</param>
    public static Reworded Of(Reading reading, IReadOnlyList<IdentityRule> words)
    {
        if (words.Count == 0)
            return Nothing;
        var rules = new IdentityRules(words, IdentityTables.Shipped);
        var ids = reading
            .Rows("SELECT advisory_id, vendor, product, order_numbers FROM advisory_names")
            .Select(row =>
                (
                    Advisory: row.GetInt64(0),
                    Name: ListedName.Of(
                        row.TextOrNull(1),
                        row.GetString(2),
                        NamesText.Numbers(row.GetString(3)),
                        IdentityTables.Shipped
                    )
                )
            )
            .Where(row => row.Name is { } name && rules.SpeakOf(name))
            .Select(row => row.Advisory)
            .ToHashSet();
        return new(
            [
                .. ConfigurationState
                    .All(reading, everything: false)
                    .AsParallel()
                    .AsOrdered()
                    .Where(one => rules.SpeakOf(one.Configuration)),
            ],
            [.. AdvisoryState.All(reading, everything: false).Where(one => ids.Contains(one.Id))]
        );
    }
}
