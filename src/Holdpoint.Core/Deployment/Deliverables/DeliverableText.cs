using System.Globalization;
using System.Text;

namespace Holdpoint.Core.Deployment.Deliverables;

/// <summary>The pages of a deliverable as plain text: what comes, and how it is verified. They are for people, and say so.</summary>
public static class DeliverableText
{
    /// <summary>The first page.</summary>
    public static string Readme(DeliverableContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{content.Name}: patches for {content.Site}\n");
        text.Append('=', content.Name.Length + content.Site.Length + 14).Append("\n\n");
        Line(text, "Made", Time(content.Issued));
        Line(text, "Accepted until", Time(content.Expires));
        Line(text, "Next one due by", Time(content.NextBy));
        Line(
            text,
            "Holds",
            content.Since is { } since ? $"what is new since {since}" : "everything that is approved"
        );
        text.Append(
            """

            This page is for people. It is listed like every other file, but believe it only after
                holdpoint deliverable verify .
            has said that the deliverable is accepted (VERIFY.txt says how).


            """
        );
        foreach (var warning in Warnings(content))
            text.Append("  !  ").Append(warning).Append("\n\n");
        foreach (var item in content.Items)
        {
            text.Append(CultureInfo.InvariantCulture, $"{item.Name}\n");
            Line(text, "  for", Target(item));
            Line(text, "  on", string.Join(", ", item.Assets));
            Line(
                text,
                "  due",
                item.Due is { } due
                    ? due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                    : "no clock runs"
            );
            Line(
                text,
                "  closes",
                item.Closes.IsEmpty ? "nothing that is known" : string.Join(", ", item.Closes)
            );
            if (!item.StaysOpen.IsEmpty)
                Line(text, "  stays open", string.Join(", ", item.StaysOpen));
            Line(text, "  restart", item.Restart ?? "not stated by the vendor");
            Line(text, "  genuine by", item.Authentication);
            Line(text, "  released by", item.Release ?? "NOT RELEASED for this site");
            Line(text, "  case", item.Case);
            Line(text, "  sha256", item.Sha256);
            foreach (var part in item.Parts)
                Line(text, "  file", part.Path);
            text.Append('\n');
        }
        if (!content.Documents.IsEmpty)
            text.Append("Also here\n---------\n");
        foreach (var document in content.Documents)
            text.Append(document).Append('\n');
        if (!content.Documents.IsEmpty)
            text.Append('\n');
        if (!content.Withdrawn.IsEmpty)
            text.Append("Withdrawn: do not use these any more\n------------------------------------\n");
        foreach (var withdrawal in content.Withdrawn)
            text.Append(
                CultureInfo.InvariantCulture,
                $"{withdrawal.Name} (sha256 {withdrawal.Sha256}), since {Time(withdrawal.At)}: {withdrawal.Why}\n"
            );
        return text.ToString();
    }

    /// <summary>How the deliverable is verified, with our program and without it.</summary>
    public static string Verify(DeliverableContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return $"""
            How to verify {content.Name}

            With Holdpoint (on any machine, without a network):

                holdpoint deliverable verify PATH-OF-THIS-FOLDER

            It answers "accepted", or names each file, block and rule that is broken. Nothing else on this
            medium may be opened before. Import it with

                holdpoint deliverable import PATH-OF-THIS-FOLDER

            which verifies while it copies, and writes a receipt for the way back.

            Without Holdpoint (content only; no signature, site, sequence or time is checked this way):

                tail -n +2 FILES | awk '{"{"}print $1"  "$3{"}"}' | sha256sum --check --quiet

            Signatures: {DeliverableLayout.Manifest} is a DSSE envelope (in-toto statement) whose subject is the
            SHA-256 of FILES. {DeliverableLayout.Catalogue} and {DeliverableLayout.Director} are TUF 1.0 repositories.
            Files above 1 GiB travel in parts; "cat" them together in their order.

            """.ReplaceLineEndings("\n");
    }

    /// <summary>What a reader must know before anything else.</summary>
    public static IEnumerable<string> Warnings(DeliverableContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var unreleased = content.WithoutRelease.Count();
        if (unreleased > 0)
            yield return $"{unreleased} of {content.Items.Length} files have NO RELEASE for this site: they were not proven in a test bed "
                + "for it. The site's policy lets them travel; each is marked.";
        if (!content.Withdrawn.IsEmpty)
            yield return $"{content.Withdrawn.Length} files that were sent before are withdrawn and must not be used.";
        if (content.Items.IsEmpty)
            yield return "No file comes with it: it renews what the site trusts, and its clocks.";
    }

    /// <summary>A time as people read it, in UTC.</summary>
    public static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>What a file brings.</summary>
    public static string Target(DeliverableItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Version is { } version
            ? $"{item.Product}, to {version}"
            : $"{item.Product}, version not stated";
    }

    private static void Line(StringBuilder text, string label, string value) =>
        text.Append(CultureInfo.InvariantCulture, $"{label, -16}{value}\n");
}
