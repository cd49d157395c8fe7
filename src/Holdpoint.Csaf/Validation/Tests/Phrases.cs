namespace Holdpoint.Csaf.Validation.Tests;

/// <summary>The terms that CSAF fixes per language.</summary>
internal enum Phrase
{
    Withdrawal,
    Supersession,
    SupersedingDocument,
    License,
    ProductDescription,
    SecurityRecommendation,
}

/// <summary>The translations that are recorded; a language without one is skipped, as the standard says.</summary>
internal static class Phrases
{
    private static readonly Dictionary<(Phrase, string), string> Recorded = new()
    {
        [(Phrase.Withdrawal, "en")] = "Reasoning for Withdrawal",
        [(Phrase.Withdrawal, "de")] = "Begründung für die Zurückziehung",
        [(Phrase.Supersession, "en")] = "Reasoning for Supersession",
        [(Phrase.Supersession, "de")] = "Begründung für die Ersetzung",
        [(Phrase.SupersedingDocument, "en")] = "Superseding Document",
        [(Phrase.SupersedingDocument, "de")] = "Ersetzendes Dokument",
        [(Phrase.License, "en")] = "License",
        [(Phrase.License, "de")] = "Lizenz",
        [(Phrase.ProductDescription, "en")] = "Product Description",
        [(Phrase.ProductDescription, "de")] = "Produktbeschreibung",
    };

    public static string? Of(Phrase phrase, Subject subject) =>
        Recorded.GetValueOrDefault((phrase, subject.PrimaryLanguage ?? "en"));
}
