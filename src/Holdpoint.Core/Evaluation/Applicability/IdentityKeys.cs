using Holdpoint.Core.Inventory.Identity;

namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>
/// The words under which identities are looked up. A statement and a configuration that may be one share at least one
/// key, or a pattern of the statement fits a number of the configuration; whether they are one is decided afterwards.
/// The first character says what the key is.
/// </summary>
internal static class IdentityKeys
{
    private const int ShortestModelWord = 3;
    private const int ShortestWord = 5;
    private const int MlfbLength = 16;
    private const int MlfbTwoBlocks = 12;

    internal static HashSet<string> Of(StatementIdentity identity)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var number in identity.OrderNumbers)
        {
            keys.Add("n" + number.Compact);
            if (identity.IncludesSiplus && number.TwinKey is { } twin)
                keys.Add("t" + twin);
        }
        foreach (var name in identity.Names)
        {
            AddName(keys, name);
            if (WindowsRelease.Read(name.Text) is { } windows)
                keys.Add("w" + windows.Product);
        }
        foreach (var family in identity.Families)
            keys.Add("f" + family);
        AddCpe(keys, identity.Cpe);
        foreach (var purl in identity.Purls)
            keys.Add("p" + purl.Package);
        foreach (var digest in identity.Hashes)
            keys.Add("h" + digest.Key);
        foreach (var uri in identity.Uris)
            keys.Add("u" + uri);
        return keys;
    }

    internal static HashSet<string> Of(AssetIdentity identity)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var number in identity.OrderNumbers)
        {
            keys.Add("n" + number.Compact);
            // A statement may give a number without its last block.
            if (number.Compact.Length == MlfbLength)
                keys.Add("n" + number.Compact[..MlfbTwoBlocks]);
            if (number.IsSiplus && number.TwinKey is { } twin)
                keys.Add("t" + twin);
            // Where an advisory uses the number as the product's name.
            var lower = number.Compact.ToLowerInvariant();
            keys.Add("b" + lower);
        }
        foreach (var name in identity.Names)
        {
            AddName(keys, name);
        }
        if (identity.Windows is { } windows)
            keys.Add("w" + windows.Product);
        foreach (var family in identity.Families)
            keys.Add("f" + family);
        AddCpe(keys, identity.Cpe);
        if (identity.Purl is { } purl)
            keys.Add("p" + purl.Package);
        foreach (var digest in identity.Hashes)
            keys.Add("h" + digest.Key);
        if (identity.Uri is { } uri)
            keys.Add("u" + uri);
        return keys;
    }

    /// <summary>The words of a name by which alike names are found: those that look like a model, else the long ones.</summary>
    internal static IEnumerable<string> ModelWords(ProductName name)
    {
        var models = name
            .Words.Where(word => word.Length >= ShortestModelWord && word.Any(char.IsAsciiDigit))
            .ToList();
        return models.Count > 0 ? models : name.Words.Where(word => word.Length >= ShortestWord);
    }

    private static void AddName(HashSet<string> keys, ProductName name)
    {
        keys.Add("b" + name.Bare);
        keys.Add("b" + name.Key);
        if (name.Model is { } model)
            keys.Add("x" + model);
        foreach (var alias in name.AlsoKnownAs)
            keys.Add("b" + alias);
    }

    private static void AddCpe(HashSet<string> keys, CpeName? cpe)
    {
        if (cpe is { Vendor: { } vendor, Product: { } product })
            keys.Add($"c{vendor}:{product}");
    }
}
