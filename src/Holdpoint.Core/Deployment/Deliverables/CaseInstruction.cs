using System.Globalization;
using System.Text;

namespace Holdpoint.Core.Deployment.Deliverables;

/// <summary>What a technician is told of one case: why, what, on which assets, until when, in the vendor's own words.</summary>
public static class CaseInstruction
{
    /// <summary>The instruction as plain text.</summary>
    /// <param name="one">The case.</param>
    /// <param name="items">The files that come for it.</param>
    public static string Write(SiteCase one, IReadOnlyCollection<DeliverableItem> items)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(items);
        var content = one.Case.Content;
        var text = new StringBuilder();
        Title(text, $"{one.Case.Id}: {content.Product}");
        Line(text, "Install", content.Patch?.TargetVersion ?? "version not stated by the vendor");
        Line(text, "Due", one.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "no clock runs");
        Line(text, "Restart", content.Patch?.RestartRequired ?? "not stated by the vendor");
        Line(text, "Advisories", string.Join(", ", content.Advisories));
        Line(
            text,
            "Closes",
            content.Closes.Count == 0 ? "nothing that is known" : string.Join(", ", content.Closes)
        );
        if (one.Case.Decision is { } decision)
            Line(
                text,
                "Decided",
                $"by {decision.By}, {DeliverableText.Time(decision.MadeAt)}: {decision.Why}"
            );
        foreach (var open in content.StaysOpen)
            Line(text, "Stays open", $"{open.Cve} ({open.Advisory}): {open.Reason}");

        text.Append("\nAssets\n");
        foreach (var (part, _) in one.Parts)
            text.Append(
                CultureInfo.InvariantCulture,
                $"  {string.Join(", ", part.Assets)}: from {part.Installed ?? "an unknown version"} to {part.Target ?? "no named version"}\n"
            );
        text.Append("\nFiles\n");
        foreach (var item in items)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {item.Name}, {item.Length:N0} bytes\n");
            text.Append(CultureInfo.InvariantCulture, $"    sha256 {item.Sha256}\n");
            text.Append(
                CultureInfo.InvariantCulture,
                $"    genuine by {item.Authentication}; {(item.Release is null ? "NOT RELEASED for this site" : "released for this site")}\n"
            );
            foreach (var part in item.Parts)
                text.Append(CultureInfo.InvariantCulture, $"    {part.Path}\n");
        }
        var words = one
            .Parts.SelectMany(part => part.Findings)
            .Where(finding => finding.Fix?.Text is { Length: > 0 })
            .Select(finding => $"{finding.Advisory}: {finding.Fix!.Text}")
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (words.Count > 0)
            text.Append("\nThe vendor's words\n");
        foreach (var word in words)
            text.Append("  ").Append(word.ReplaceLineEndings("\n  ")).Append('\n');
        text.Append(
            "\nBefore you begin: a backup that was tried, a way back, and the release of whoever runs the plant.\n"
        );
        return text.ToString();
    }

    private static void Title(StringBuilder text, string title) =>
        text.Append(title).Append('\n').Append('=', title.Length).Append("\n\n");

    private static void Line(StringBuilder text, string label, string value) =>
        text.Append(CultureInfo.InvariantCulture, $"{label, -12}{value}\n");
}
