namespace Holdpoint.Csaf.Validation.Tests;

/// <summary>License expressions (6.1.54, 6.1.55, 6.2.43 to 6.2.46, 6.3.17).</summary>
internal static class LicenseTests
{
    public static void Expression(Subject subject, Report report)
    {
        if (Node(subject).Text is { } text && LicenseExpression.Parse(text) is null)
            report.Fail(
                Node(subject),
                "This is no SPDX license expression, or it refers to another document."
            );
    }

    public static void LicenseText(Subject subject, Report report)
    {
        if (subject.IsEnglishOrUntold)
            RequireText(subject, report);
    }

    public static void LocalLicenseText(Subject subject, Report report)
    {
        if (!subject.IsEnglishOrUntold)
            RequireText(subject, report);
    }

    public static void Missing(Subject subject, Report report)
    {
        if (!Node(subject).Exists)
            report.Fail(subject.Document, "The document has no license expression.");
    }

    public static void Deprecated(Subject subject, Report report) =>
        Each(
            subject,
            report,
            i => LicenseCatalogue.Shared.Find(i) == LicenseState.Deprecated,
            "is deprecated"
        );

    public static void NonExisting(Subject subject, Report report) =>
        Each(
            subject,
            report,
            i => !LicenseCatalogue.IsPrivate(i) && LicenseCatalogue.Shared.Find(i) == LicenseState.Unknown,
            "does not exist"
        );

    public static void Unregistered(Subject subject, Report report) =>
        Each(
            subject,
            report,
            i => LicenseCatalogue.Shared.Find(i) == LicenseState.Unknown,
            "is in no public list of licenses"
        );

    private static Node Node(Subject subject) => subject.Document["license_expression"];

    private static void RequireText(Subject subject, Report report)
    {
        var listed = LicenseExpression.Parse(Node(subject).Text ?? "") ?? [];
        if (!listed.Any(LicenseCatalogue.IsPrivate) || Phrases.Of(Phrase.License, subject) is not { } title)
            return;
        var notes = subject.Document["notes"];
        var titled = notes.Items.Where(n => n["title"].Text == title).ToList();
        if (titled.Count != 1)
            report.Fail(notes, $"Exactly one note must have the title \"{title}\".");
        else if (titled[0]["category"].Text != "legal_disclaimer")
            report.Fail(titled[0]["category"], $"The note \"{title}\" must be a legal disclaimer.");
    }

    private static void Each(Subject subject, Report report, Predicate<string> match, string text)
    {
        foreach (var id in LicenseExpression.Parse(Node(subject).Text ?? "") ?? [])
        {
            if (match(id))
                report.Fail(Node(subject), $"{id} {text}.");
        }
    }
}
