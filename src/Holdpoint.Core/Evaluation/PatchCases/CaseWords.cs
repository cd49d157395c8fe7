using System.Globalization;
using Holdpoint.Core.Evaluation.Clocks;

namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>What a case says, in the words of tables and pages.</summary>
public static class CaseWords
{
    private const int MostNamed = 3;

    /// <summary>How far away a date is: "in 3 days", "today", "2 days overdue".</summary>
    public static string Distance(DateOnly due, DateOnly today) =>
        (due.DayNumber - today.DayNumber) switch
        {
            0 => "today",
            > 0 and var days => $"in {Count(days, "day")}",
            var days => $"{Count(-days, "day")} overdue",
        };

    /// <summary>What to do, without the assets: "Update FortiOS to 7.0.17 or later".</summary>
    public static string Action(PatchCase one)
    {
        var content = one.Content;
        if (content.Patch is not { } patch)
        {
            var verb = one.Proposal.Kind == DecisionKind.AcceptUntil ? "Accept" : "Mitigate";
            return $"{verb} {content.Advisory}: {content.Product}";
        }
        var target = patch.TargetVersion is { } version ? $" to {version}" : " (version not stated)";
        var start = one.Proposal.Kind == DecisionKind.AcceptUntil ? "Leave for now, later update" : "Update";
        return $"{start} {patch.Product}{target}{(patch is { OrLater: true, TargetVersion: not null } ? " or later" : "")}";
    }

    /// <summary>The assets of a case, the first by name: "PC-PLC01, PC-PLC03 +5".</summary>
    public static string Assets(IReadOnlyList<string> assets) =>
        assets.Count <= MostNamed
            ? string.Join(", ", assets)
            : $"{string.Join(", ", assets.Take(MostNamed))} +{assets.Count - MostNamed}";

    /// <summary>The ids of all assets of a case, ordered.</summary>
    public static IReadOnlyList<string> AssetsOf(IEnumerable<CasePart> parts) =>
        [
            .. parts
                .SelectMany(part => part.Assets)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Why it stands where it stands: the worst CVE and what is known of it, what stays open, the restart.</summary>
    public static string Why(PatchCase one)
    {
        var parts = new List<string>();
        if (one.Question is not null)
            parts.Add($"DECIDE AGAIN: {one.Question.TrimEnd('.')}");
        else if (one.Asked is { } asked)
            parts.Add($"waits for approval: {Short(asked.Decision)}");
        else if (one.Decision is { } decision)
            parts.Add($"decided: {Short(decision)}");
        if (one.Assessment.Cves is [var worst, ..])
            parts.Add(Cve(worst, one.Assessment.Cves.Count));
        if (one.Content.Patch is not null && one.Content.StaysOpen.Count > 0)
        {
            var open = one.Content.StaysOpen.Select(row => row.Cve).Distinct(StringComparer.Ordinal).Count();
            parts.Add($"{Count(open, "CVE")} {(open == 1 ? "stays" : "stay")} open");
        }
        if (one.Content.Patch is null && one.Content.StaysOpen is [var first, ..])
            parts.Add(first.Reason);
        if (one.Content.Patch?.RestartRequired is { } restart and not "none")
            parts.Add($"restart: {restart.Replace('_', ' ')}");
        return string.Join("; ", parts);
    }

    /// <summary>What is known of a CVE: "CVE-2024-55591 +2, exploited (KEV, ransomware), EPSS 94 %, CVSS 9.8".</summary>
    public static string Cve(CvePriority cve, int count)
    {
        var parts = new List<string> { count > 1 ? $"{cve.Cve} +{count - 1}" : cve.Cve };
        if (cve.Exploited)
            parts.Add(cve.Ransomware ? "exploited (also by ransomware)" : "exploited");
        if (cve.Epss is { } epss)
            parts.Add($"EPSS {Percent(epss)}");
        if (cve.Cvss is { } cvss)
            parts.Add($"CVSS {cvss.ToString("0.0", CultureInfo.InvariantCulture)}");
        return string.Join(", ", parts);
    }

    /// <summary>A probability in percent: "94 %", "0.3 %".</summary>
    public static string Percent(double share) =>
        share >= 0.1
            ? $"{(share * 100).ToString("0", CultureInfo.InvariantCulture)} %"
            : $"{(share * 100).ToString("0.#", CultureInfo.InvariantCulture)} %";

    /// <summary>"accept until 2027-01-31, by jane on 2026-11-23: spare parts come in spring".</summary>
    public static string Sentence(Decision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var approved = decision.Approval is { } approval ? $", approved by {approval.By}" : "";
        var except = decision.Except is { Count: > 0 } exceptions
            ? $" (except {string.Join(", ", exceptions.Select(one => one.Asset))})"
            : "";
        return $"{Short(decision)}{except}, by {decision.By} on {decision.MadeAt:yyyy-MM-dd}{approved}: {decision.Why}";
    }

    /// <summary>"accept until 2027-01-31".</summary>
    public static string Short(Decision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var what = decision.Kind switch
        {
            DecisionKind.ApplyOutOfCycle => "apply out of cycle",
            DecisionKind.NotApplicable => "not applicable",
            DecisionKind.AcceptUntil => "accept",
            var kind => kind.ToString().ToLowerInvariant(),
        };
        if (decision.DueOn is not { } due)
            return what;
        return $"{what} {(decision.Kind == DecisionKind.AcceptUntil ? "until" : "by")} {SiteCalendar.Words(due)}";
    }

    /// <summary>"1 asset", "2 assets".</summary>
    public static string Count(long count, string one, string? many = null) =>
        $"{count.ToString("N0", CultureInfo.InvariantCulture)} {(count == 1 ? one : many ?? one + "s")}";
}
