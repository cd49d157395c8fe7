using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Evaluation.Incremental;

/// <summary>Writes the findings of an evaluation in place of those they follow.</summary>
internal sealed class FindingRows(
    Writing writing,
    PendingWork work,
    IReadOnlyList<ConfigurationState> added,
    Reworded reworded,
    IReadOnlyCollection<long> emptied,
    IReadOnlyDictionary<string, AdvisoryState> advisories
)
{
    /// <summary>Removes what was worked out anew, writes the results, and notes what they come from.</summary>
    public void Replace(
        IEnumerable<(ConfigurationState Configuration, MatchResult Result)> matched,
        long evaluation
    )
    {
        Forget();
        WriteFindings(matched);
        using var evaluated = writing.Prepare(
            "UPDATE configurations SET evaluation_id = @p1, product_key = @p2 WHERE id = @p0",
            3
        );
        foreach (var configuration in added)
            evaluated.Write(configuration.Id, evaluation, ConfigurationReach.ProductKeyOf(configuration));
        // Nothing keeps it up to date while no component has it.
        foreach (var configuration in emptied)
            evaluated.Write(configuration, null, null);
        using var current = writing.Prepare(
            "UPDATE advisories SET evaluated_revision_id = @p1 WHERE id = @p0",
            2
        );
        foreach (var advisory in work.Changed)
            current.Write(advisory.Id, advisory.Revision);
    }

    private void Forget()
    {
        if (work.Everything)
        {
            using var all = writing.Prepare("DELETE FROM findings", 0);
            all.Write();
            return;
        }
        using var ofAdvisory = writing.Prepare("DELETE FROM findings WHERE advisory_id = @p0", 1);
        foreach (var advisory in work.Changed.Where(one => one.WasEvaluated))
            ofAdvisory.Write(advisory.Id);
        using var ofConfiguration = writing.Prepare("DELETE FROM findings WHERE configuration_id = @p0", 1);
        foreach (var configuration in added.Select(one => one.Id).Concat(emptied))
            ofConfiguration.Write(configuration);
        using var pairs = writing.Prepare(
            "DELETE FROM findings WHERE configuration_id = @p0 AND advisory_id = @p1",
            2
        );
        foreach (var configuration in reworded.Configurations)
        {
            foreach (var advisory in reworded.Advisories)
                pairs.Write(configuration.Id, advisory.Id);
        }
    }

    private void WriteFindings(IEnumerable<(ConfigurationState Configuration, MatchResult Result)> matched)
    {
        using var finding = writing.Insert("findings", "configuration_id", "advisory_id", "verdict", "body");
        foreach (var (configuration, result) in matched.OrderBy(one => one.Configuration.Id))
        {
            foreach (var one in result.Findings)
            {
                finding.Write(
                    configuration.Id,
                    advisories[one.Advisory].Id,
                    VerdictWord.Write(one.Verdict),
                    FindingText.Write(one)
                );
            }
        }
    }
}
