using System.Text;

namespace Holdpoint.Csaf.Validation.Tests;

/// <summary>The name that a document's file must have (5.1) and its canonical URL (6.2.11).</summary>
internal static class Filename
{
    /// <summary>
    /// The id in lower case, every run of characters outside of <c>a-z 0-9 + -</c> replaced by one underscore, with <c>.json</c>.
    /// </summary>
    public static string Of(string trackingId)
    {
        var name = new StringBuilder();
        foreach (var c in trackingId.ToLowerInvariant())
        {
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '+' or '-')
                name.Append(c);
            else if (name.Length == 0 || name[^1] != '_')
                name.Append('_');
        }
        return name.Append(".json").ToString();
    }

    /// <summary>The references that are canonical URLs: category self, https, ending in the right filename.</summary>
    public static IEnumerable<string> CanonicalUrls(Subject subject)
    {
        var ending = "/" + Of(subject.Id);
        foreach (var reference in subject.Document["references"].Items)
        {
            if (
                reference["category"].Text == "self"
                && reference["url"].Text is { } url
                && url.StartsWith("https://", StringComparison.Ordinal)
                && url.EndsWith(ending, StringComparison.Ordinal)
            )
                yield return url;
        }
    }
}
