using System.Text;
using Holdpoint.Core.Evaluation.Clocks;

namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>Writes the one sentence that explains a proposal.</summary>
internal static class ProposalText
{
    private const int MostNamed = 3;

    public static string Of(
        DecisionKind kind,
        PatchCaseContent content,
        CaseAssessment assessment,
        DateOnly? due
    )
    {
        var text = new StringBuilder(
            content.Patch is { } patch ? Start(kind, content, patch) : Start(kind, content)
        );
        if (due is { } date)
            text.Append(kind == DecisionKind.AcceptUntil ? " until " : " by ")
                .Append(SiteCalendar.Words(date));
        text.Append(": ").Append(content.Patch is null ? Unpatched(content) : Closes(content));
        text.Append(Exploited(assessment));
        if (content.Patch is not null)
            text.Append(Open(content)).Append("; ").Append(RestartNeed.Words(content.Patch.RestartRequired));
        return text.Append('.').ToString();
    }

    private static string Start(DecisionKind kind, PatchCaseContent content, Patch patch)
    {
        var where = $"{patch.Product} on {Assets(content)}";
        if (kind == DecisionKind.AcceptUntil)
            return $"Leave {where} without {patch.TargetVersion ?? "the vendor's fix"}";
        var target = patch.TargetVersion is { } version
            ? $" to {version}{(patch.OrLater ? " or later" : "")}"
            : " with the vendor's fix (its version is not stated)";
        var how = kind == DecisionKind.ApplyOutOfCycle ? ", out of cycle," : "";
        return $"Update {where}{target}{how}";
    }

    private static string Start(DecisionKind kind, PatchCaseContent content) =>
        kind == DecisionKind.AcceptUntil
            ? $"Accept {content.Advisory} for {content.Product} on {Assets(content)}"
            : $"Mitigate {content.Advisory} for {content.Product} on {Assets(content)}";

    private static string Assets(PatchCaseContent content) =>
        $"{Count(content.AssetCount, "asset", "assets")} of {content.Site}";

    private static string Closes(PatchCaseContent content)
    {
        var open = content.StaysOpen.Select(one => one.Cve).Distinct(StringComparer.Ordinal);
        var all = content.Closes.Union(open, StringComparer.Ordinal).Count();
        return $"closes {content.Closes.Count} of {Count(all, "CVE", "CVEs")}";
    }

    private static string Unpatched(PatchCaseContent content)
    {
        var reasons = content.StaysOpen.Select(one => one.Reason).Distinct(StringComparer.Ordinal);
        return $"{string.Join(", ", reasons)} for {Count(content.Cves.Count, "CVE", "CVEs")}";
    }

    private static string Exploited(CaseAssessment assessment)
    {
        var exploited = assessment.Cves.Where(cve => cve.Exploited).ToList();
        if (exploited.Count == 0)
            return "";
        var named = exploited.Select(cve =>
            cve.KevAdded is { } added ? $"{cve.Cve} in KEV since {SiteCalendar.Words(added)}" : cve.Cve
        );
        return $", {exploited.Count} known to be exploited ({Named(named)})";
    }

    private static string Open(PatchCaseContent content)
    {
        var groups = content
            .StaysOpen.GroupBy(one => one.Reason, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group =>
                $"{Named(group.Select(one => one.Cve).Distinct(StringComparer.Ordinal))} ({group.Key})"
            )
            .ToList();
        return groups.Count == 0 ? "" : $"; open after it: {string.Join(", ", groups)}";
    }

    private static string Named(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count <= MostNamed
            ? string.Join(", ", all)
            : $"{string.Join(", ", all.Take(MostNamed))} and {all.Count - MostNamed} more";
    }

    private static string Count(int count, string one, string many) =>
        count == 1 ? $"1 {one}" : $"{count} {many}";
}
