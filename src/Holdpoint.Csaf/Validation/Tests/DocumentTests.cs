namespace Holdpoint.Csaf.Validation.Tests;

/// <summary>The document as a whole (6.2.11, 6.2.13, 6.2.20, 6.2.22, 6.2.40).</summary>
internal static class DocumentTests
{
    public static void CanonicalUrl(Subject subject, Report report)
    {
        if (!Filename.CanonicalUrls(subject).Any())
            report.Fail(
                subject.Document["references"],
                $"There is no canonical URL: category self, https and ending in {Filename.Of(subject.Id)}."
            );
    }

    public static void Sorting(Subject subject, Report report)
    {
        foreach (var pointer in subject.Unsorted)
            report.Fail(pointer, "The key is not at its alphabetical place.");
    }

    public static void AdditionalProperties(Subject subject, Report report)
    {
        foreach (var pointer in subject.Unknown)
            report.Fail(pointer, "The schema does not know this property.");
        foreach (
            var (node, cvss) in subject.Vulnerabilities.SelectMany(v => v.Metrics).SelectMany(m => m.Cvss)
        )
        {
            foreach (var name in cvss.AdditionalProperties())
                report.Fail(node[name], "FIRST's schema does not know this property.");
        }
    }

    public static void IdInTitle(Subject subject, Report report)
    {
        var title = subject.Document["title"];
        if (subject.Id.Length > 0 && title.Text?.Contains(subject.Id, StringComparison.Ordinal) == true)
            report.Fail(title, "The title contains the tracking id.");
    }

    public static void DescriptionWithoutProduct(Subject subject, Report report)
    {
        if (Phrases.Of(Phrase.ProductDescription, subject) is not { } start)
            return;
        foreach (var note in subject.Document["notes"].Items)
        {
            var isDescription =
                note["category"].Text == "description"
                && note["title"].Text?.StartsWith(start, StringComparison.Ordinal) == true;
            if (isDescription && !note["product_ids"].Exists && !note["group_ids"].Exists)
                report.Fail(note, "The description does not say which products it is of.");
        }
    }
}
