namespace Holdpoint.Csaf.Validation.Tests;

/// <summary>What is known of one extension: its declared schema and its metadata.</summary>
internal sealed record KnownExtension(
    string Name,
    string[] Required,
    string[] Optional,
    int MaxOccurrence,
    string[] IncompatibleWith
);

/// <summary>
/// The extensions whose schemas ship here. OASIS has published only those of its documentation so far; a new one is a row.
/// </summary>
internal static class ExtensionCatalogue
{
    private static readonly KnownExtension[] Known =
    [
        new("documentation-11", ["documentation"], [], 1, ["documentation-12"]),
        new("documentation-12", ["documentation"], ["notes"], int.MaxValue, ["documentation-11"]),
        new("documentation-13", ["configuration_tree"], [], 1, []),
    ];

    public static KnownExtension? Find(string? schema) =>
        schema is null
            ? null
            : Array.Find(
                Known,
                k => schema.EndsWith($"/{k.Name}-content_1.0.0.json", StringComparison.Ordinal)
            );

    public static bool IsRegistered(string? schema) => IsOfficial(schema);

    public static bool IsOfficial(string? schema) =>
        schema?.StartsWith("https://docs.oasis-open.org/csaf/", StringComparison.Ordinal) == true;
}
