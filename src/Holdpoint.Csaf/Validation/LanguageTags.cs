namespace Holdpoint.Csaf.Validation;

/// <summary>Language tags (RFC 5646) against the IANA Language Subtag Registry. Read once, when first asked.</summary>
internal sealed class LanguageTags
{
    private static readonly Lazy<LanguageTags> Instance = new(() => new LanguageTags());

    /// <summary>Tags that need no registry: by far the most documents have one of these.</summary>
    private static readonly HashSet<string> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        "en",
        "en-US",
        "en-GB",
        "de",
        "de-DE",
        "fr",
        "fr-FR",
        "ja",
        "ja-JP",
    };

    /// <summary>The irregular tags that CSAF's pattern allows (3.1.4).</summary>
    private static readonly HashSet<string> Grandfathered = new(StringComparer.OrdinalIgnoreCase)
    {
        "i-default",
        "i-mingo",
    };

    private readonly Dictionary<(string Type, string Subtag), (string[] Prefixes, bool IsPrivate)> _subtags =
    [];

    private LanguageTags()
    {
        foreach (var line in EmbeddedTable.Lines("language-subtags.tsv.gz"))
        {
            var cells = line.Split('\t');
            _subtags[(cells[0], cells[1].ToLowerInvariant())] = (
                cells[2].Split(',', StringSplitOptions.RemoveEmptyEntries),
                cells[3] == "private-use"
            );
        }
    }

    public static LanguageTags Shared => Instance.Value;

    public bool IsValid(string tag)
    {
        if (Common.Contains(tag) || Grandfathered.Contains(tag))
            return true;
        var parts = tag.ToLowerInvariant().Split('-');
        if (parts[0] == "x")
            return parts.Length > 1 && parts.Skip(1).All(p => p.Length is >= 1 and <= 8);
        if (Find("language", parts[0]) is null)
            return false;
        var at = 1;
        if (at < parts.Length && parts[at].Length == 3 && parts[at].All(char.IsAsciiLetter))
        {
            if (
                Find("extlang", parts[at]) is not { } extension
                || !extension.Prefixes.Contains(parts[0], StringComparer.OrdinalIgnoreCase)
            )
                return false;
            at++;
        }
        if (
            at < parts.Length
            && parts[at].Length == 4
            && parts[at].All(char.IsAsciiLetter)
            && Find("script", parts[at++]) is null
        )
            return false;
        if (at < parts.Length && IsRegion(parts[at]) && Find("region", parts[at++]) is null)
            return false;
        var variants = new HashSet<string>(StringComparer.Ordinal);
        while (at < parts.Length && parts[at].Length > 3)
        {
            var before = string.Join('-', parts[..at]);
            if (
                Find("variant", parts[at]) is not { } variant
                || !variants.Add(parts[at])
                || !Fits(variant.Prefixes, before)
            )
                return false;
            at++;
        }
        return RestIsValid(parts, at);
    }

    /// <summary>True when any part is reserved for private use.</summary>
    public bool IsPrivate(string tag)
    {
        if (Common.Contains(tag))
            return false;
        var parts = tag.ToLowerInvariant().Split('-');
        if (parts.Contains("x"))
            return true;
        if (Find("language", parts[0])?.IsPrivate == true)
            return true;
        return parts
            .Skip(1)
            .TakeWhile(p => p.Length > 1)
            .Any(p =>
                p.Length == 4 && Find("script", p)?.IsPrivate == true
                || IsRegion(p) && Find("region", p)?.IsPrivate == true
            );
    }

    private (string[] Prefixes, bool IsPrivate)? Find(string type, string subtag)
    {
        if (_subtags.TryGetValue((type, subtag), out var entry))
            return entry;
        // The registry lists the private ranges qaa..qtz, Qaaa..Qabx, QM..QZ and XA..XZ as ranges.
        foreach (
            var ((kind, range), value) in _subtags.Where(s =>
                s.Key.Subtag.Contains("..", StringComparison.Ordinal)
            )
        )
        {
            var ends = range.Split("..");
            if (
                kind == type
                && subtag.Length == ends[0].Length
                && string.CompareOrdinal(ends[0], subtag) <= 0
                && string.CompareOrdinal(subtag, ends[1]) <= 0
            )
                return value;
        }
        return null;
    }

    private static bool IsRegion(string part) =>
        (part.Length == 2 && part.All(char.IsAsciiLetter))
        || (part.Length == 3 && part.All(char.IsAsciiDigit));

    private static bool Fits(string[] prefixes, string before) =>
        prefixes.Length == 0
        || prefixes.Any(p => (before + "-").StartsWith(p + "-", StringComparison.OrdinalIgnoreCase));

    /// <summary>Extensions (only t and u are registered) and what follows an x.</summary>
    private static bool RestIsValid(string[] parts, int at)
    {
        var singletons = new HashSet<string>(StringComparer.Ordinal);
        while (at < parts.Length)
        {
            var singleton = parts[at++];
            if (singleton.Length != 1)
                return false;
            var start = at;
            if (singleton == "x")
                return at < parts.Length && parts.Skip(at).All(p => p.Length is >= 1 and <= 8);
            if (singleton is not ("t" or "u") || !singletons.Add(singleton))
                return false;
            while (at < parts.Length && parts[at].Length is >= 2 and <= 8)
                at++;
            if (at == start)
                return false;
        }
        return true;
    }
}
