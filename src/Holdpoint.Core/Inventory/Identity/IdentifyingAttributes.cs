namespace Holdpoint.Core.Inventory.Identity;

/// <summary>
/// The attributes of a component that identify its product: <c>sku</c>, <c>uri</c>, <c>file</c>, and a digest under its
/// algorithm's name (<c>sha256</c>, <c>sha512</c>, <c>blake2b512</c> or any other).
/// </summary>
internal static class IdentifyingAttributes
{
    internal const string Sku = "sku";
    internal const string Uri = "uri";
    private const string File = "file";

    /// <summary>The attributes that identify; the others say in what state the product is.</summary>
    internal static AttributeSet Of(AttributeSet attributes)
    {
        if (attributes.Count == 0)
            return attributes;
        var kept = attributes.Where(pair => pair.Key is Sku or Uri or File || IsDigest(pair)).ToList();
        return kept.Count == attributes.Count ? attributes : AttributeSet.Of(kept);
    }

    /// <summary>The digests among the attributes.</summary>
    internal static IReadOnlyList<FileDigest> Digests(AttributeSet attributes)
    {
        if (attributes.Count == 0)
            return [];
        var file = attributes[File] ?? "";
        return
        [
            .. attributes
                .Where(pair => pair.Key is not (Sku or Uri or File))
                .Select(pair => FileDigest.Read(file, pair.Key, pair.Value))
                .OfType<FileDigest>()
                .OrderBy(digest => digest.Algorithm, StringComparer.Ordinal),
        ];
    }

    private static bool IsDigest(KeyValuePair<string, string> pair) =>
        FileDigest.Read("", pair.Key, pair.Value) is not null;
}
