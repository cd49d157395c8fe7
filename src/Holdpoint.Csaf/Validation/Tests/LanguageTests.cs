namespace Holdpoint.Csaf.Validation.Tests;

/// <summary>Languages (6.1.12, 6.1.15, 6.1.28, 6.2.12, 6.2.14, 6.2.15).</summary>
internal static class LanguageTests
{
    public static void Valid(Subject subject, Report report) =>
        Each(subject, report, t => !LanguageTags.Shared.IsValid(t), "is no valid language tag");

    public static void PrivateUse(Subject subject, Report report) =>
        Each(subject, report, t => LanguageTags.Shared.IsPrivate(t), "is for private use");

    public static void Default(Subject subject, Report report) =>
        Each(
            subject,
            report,
            t => t.Equals("i-default", StringComparison.OrdinalIgnoreCase),
            "tells no language"
        );

    public static void Missing(Subject subject, Report report)
    {
        if (!subject.Document["lang"].Exists)
            report.Fail(subject.Document, "The document does not tell its language.");
    }

    public static void Translator(Subject subject, Report report)
    {
        if (
            subject.Document["publisher"]["category"].Text == "translator"
            && !subject.Document["source_lang"].Exists
        )
            report.Fail(subject.Document, "A translation must tell its source language.");
    }

    public static void SameLanguage(Subject subject, Report report)
    {
        var source = subject.Document["source_lang"];
        if (source.Text is { } text && text.Equals(subject.Language, StringComparison.OrdinalIgnoreCase))
            report.Fail(source, "The source language is the document's own.");
    }

    private static void Each(Subject subject, Report report, Predicate<string> match, string text)
    {
        foreach (var node in (Node[])[subject.Document["lang"], subject.Document["source_lang"]])
        {
            if (node.Text is { } tag && match(tag))
                report.Fail(node, $"{tag} {text}.");
        }
    }
}
