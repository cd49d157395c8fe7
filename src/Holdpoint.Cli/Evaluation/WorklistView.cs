using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Evaluation.Clocks;
using Holdpoint.Core.Evaluation.PatchCases;

namespace Holdpoint.Cli.Evaluation;

/// <summary>The worklist for people: what to do, on which assets, why, until when; then what only a person can answer.</summary>
internal static class WorklistView
{
    private const int MostAssetsNamed = 3;

    /// <summary>Writes the cases, in the order given, and the questions.</summary>
    public static void Show(
        Output output,
        IReadOnlyList<PatchCase> cases,
        IReadOnlyList<ReviewItem> questions,
        DateTimeOffset now
    )
    {
        if (cases.Count == 0 && questions.Count == 0)
        {
            output.Line("Nothing to do: no open case and no open question.");
            return;
        }
        foreach (
            var site in cases
                .Select(one => one.Content.Site)
                .Union(questions.Select(one => one.Site), StringComparer.Ordinal)
        )
        {
            var ofSite = cases.Where(one => one.Content.Site == site).ToList();
            var asked = questions.Where(one => one.Site == site).ToList();
            output.Heading(Summary(site, ofSite, asked.Count, now));
            if (ofSite.Count > 0)
                output.Table(Cases(ofSite, now));
            if (asked.Count == 0)
                continue;
            output.Line("Questions that only a person can answer", "bold");
            output.Table(Questions(asked));
        }
        output.Line("holdpoint case show CASE tells everything about one of them.", "grey");
    }

    private static string Summary(string site, List<PatchCase> cases, int questions, DateTimeOffset now)
    {
        var overdue = cases.Count(one => DueCell.StateOf(one, now) == ClockState.Overdue);
        var soon = cases.Count(one => DueCell.StateOf(one, now) == ClockState.Soon);
        var exploited = cases.Count(one => one.Assessment.Key.Exploited);
        return string.Join(
            ", ",
            new[]
            {
                $"{site}: {Count(cases.Count, "open case")}",
                overdue > 0 ? $"{overdue} overdue" : "",
                soon > 0 ? $"{soon} due soon" : "",
                exploited > 0 ? $"{exploited} known to be exploited" : "",
                questions > 0 ? Count(questions, "question") : "",
            }.Where(part => part.Length > 0)
        );
    }

    private static Table Cases(List<PatchCase> cases, DateTimeOffset now)
    {
        var table = new Table(
            new("Case"),
            new("Due", MinWidth: 11),
            new("Do", Wrap: true, MinWidth: 9),
            new("Product and target", Wrap: true),
            new("Assets", Wrap: true, Drop: 90),
            new("Why", Wrap: true, Drop: 110)
        );
        foreach (var one in cases)
            table.Add(
                new(one.Id, "bold"),
                DueCell.Of(one, now),
                DecisionWords.Cell(one.Proposal.Kind),
                Target(one.Content),
                Assets(one.Content),
                Why(one)
            );
        return table;
    }

    private static Table Questions(List<ReviewItem> questions)
    {
        var table = new Table(
            new("Item"),
            new("Advisory", Drop: 100),
            new("Product", Wrap: true),
            new("Assets", Wrap: true, Drop: 90),
            new("Question", Wrap: true)
        );
        foreach (var one in questions)
            table.Add(
                new(one.Id, "bold"),
                one.Advisory,
                one.Product,
                Assets(one.Parts, one.AssetCount),
                one.Question
            );
        return table;
    }

    /// <summary>"SIMATIC WinCC to V7.5 SP2 Update 17 or later".</summary>
    public static string Target(PatchCaseContent content) =>
        content.Patch is { } patch
            ? patch.TargetVersion is { } version
                ? $"{patch.Product} → {version}{(patch.OrLater ? " or later" : "")}"
                : $"{patch.Product} → the vendor's fix, version not stated"
            : $"{content.Product} ({content.Advisory}, no fix)";

    private static string Assets(PatchCaseContent content) => Assets(content.Parts, content.AssetCount);

    private static string Assets(IReadOnlyList<CasePart> parts, int count)
    {
        var named = parts
            .SelectMany(part => part.Assets)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Take(MostAssetsNamed);
        var text = string.Join(", ", named);
        return count > MostAssetsNamed ? $"{text} and {count - MostAssetsNamed} more" : text;
    }

    private static string Why(PatchCase one)
    {
        var key = one.Assessment.Key;
        var exploited = one.Assessment.Cves.FirstOrDefault(cve => cve.Exploited);
        return string.Join(
            "; ",
            new[]
            {
                one.Assessment.Outcome,
                exploited is { KevAdded: { } added } ? $"exploited ({exploited.Cve}, KEV {added:yyyy-MM-dd})"
                : exploited is not null ? $"exploited ({exploited.Cve})"
                : "",
                key.Ransomware ? "ransomware" : "",
                Closes(one.Content),
                key.Cvss > 0 ? $"CVSS {key.Cvss:0.0}" : "CVSS unknown",
                key.Epss > 0 ? $"EPSS {key.Epss:P1}" : "",
            }.Where(part => part.Length > 0)
        );
    }

    private static string Closes(PatchCaseContent content)
    {
        var open = content.StaysOpen.Select(one => one.Cve).Distinct(StringComparer.Ordinal).Count();
        return content.Patch is null ? $"{Count(content.Cves.Count, "CVE")} open"
            : open == 0 ? $"closes {Count(content.Closes.Count, "CVE")}"
            : $"closes {content.Closes.Count}, {open} stay open";
    }

    private static string Count(int count, string word) => count == 1 ? $"1 {word}" : $"{count} {word}s";
}
