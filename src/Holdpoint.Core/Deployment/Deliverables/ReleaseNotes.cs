using System.Globalization;
using System.Text;

namespace Holdpoint.Core.Deployment.Deliverables;

/// <summary>What is new in a deliverable against what the site confirmed.</summary>
public static class ReleaseNotes
{
    /// <summary>The notes as plain text.</summary>
    /// <param name="content">The deliverable.</param>
    /// <param name="known">Digests of the files that the site confirmed.</param>
    public static string Write(DeliverableContent content, IReadOnlySet<string> known)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(known);
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{content.Name}, made {DeliverableText.Time(content.Issued)}\n"
        );
        text.Append(
            content.Since is { } since
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"Compared with export {since}, which the site confirmed.\n"
                )
                : "Complete in itself.\n"
        );
        Section(text, "New", content.Items.Where(item => !known.Contains(item.Sha256)));
        Section(
            text,
            "Ordered again, and at the site already",
            content.Items.Where(item => known.Contains(item.Sha256))
        );
        if (!content.Withdrawn.IsEmpty)
            text.Append("\nWithdrawn: must not be used any more\n");
        foreach (var gone in content.Withdrawn)
            text.Append(CultureInfo.InvariantCulture, $"  {gone.Name}: {gone.Why} (sha256 {gone.Sha256})\n");
        return text.ToString();
    }

    private static void Section(StringBuilder text, string title, IEnumerable<DeliverableItem> items)
    {
        var all = items.ToList();
        if (all.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $"\n{title}\n");
        foreach (var item in all)
            text.Append(
                CultureInfo.InvariantCulture,
                $"  {item.Name}: {DeliverableText.Target(item)} ({item.Case})\n"
            );
    }
}
