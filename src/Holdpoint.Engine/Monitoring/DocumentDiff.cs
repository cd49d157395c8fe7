using System.Text.Json;

namespace Holdpoint.Engine.Monitoring;

/// <summary>What happened to a place of a document.</summary>
public enum DocumentChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It has another value.</summary>
    Changed,
}

/// <summary>One difference between two revisions.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Place">Where, as a path in which list entries are named by what identifies them.</param>
/// <param name="Was">The value before; null where it was absent.</param>
/// <param name="Is">The value after; null where it is absent.</param>
public sealed record DocumentDifference(DocumentChangeKind Kind, string Place, string? Was, string? Is);

/// <summary>
/// Holds two revisions of a document against each other. Entries of lists are paired by what names them (CVE, product id,
/// branch name, number), so that a moved entry is no change.
/// </summary>
public static class DocumentDiff
{
    private static readonly string[] Names =
    [
        "cve",
        "product_id",
        "name",
        "number",
        "url",
        "category",
        "group_id",
        "text",
    ];

    /// <summary>The differences, in the older document's order; documents must be JSON.</summary>
    public static IReadOnlyList<DocumentDifference> Between(
        ReadOnlyMemory<byte> older,
        ReadOnlyMemory<byte> newer
    )
    {
        using var before = JsonDocument.Parse(older);
        using var after = JsonDocument.Parse(newer);
        var found = new List<DocumentDifference>();
        Compare("", before.RootElement, after.RootElement, found);
        return found;
    }

    private static void Compare(
        string place,
        JsonElement was,
        JsonElement now,
        List<DocumentDifference> found
    )
    {
        if (was.ValueKind == JsonValueKind.Object && now.ValueKind == JsonValueKind.Object)
            CompareParts(place, Members(was), Members(now), found);
        else if (was.ValueKind == JsonValueKind.Array && now.ValueKind == JsonValueKind.Array)
            CompareParts(place, Entries(was), Entries(now), found);
        else if (was.GetRawText() != now.GetRawText())
            found.Add(new(DocumentChangeKind.Changed, place, Shown(was), Shown(now)));
    }

    private static void CompareParts(
        string place,
        Dictionary<string, JsonElement> was,
        Dictionary<string, JsonElement> now,
        List<DocumentDifference> found
    )
    {
        foreach (var (name, before) in was)
        {
            if (now.TryGetValue(name, out var after))
                Compare($"{place}/{name}", before, after, found);
            else
                found.Add(new(DocumentChangeKind.Removed, $"{place}/{name}", Shown(before), null));
        }
        foreach (var (name, after) in now)
        {
            if (!was.ContainsKey(name))
                found.Add(new(DocumentChangeKind.Added, $"{place}/{name}", null, Shown(after)));
        }
    }

    private static Dictionary<string, JsonElement> Members(JsonElement element)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
            members[member.Name] = member.Value;
        return members;
    }

    private static Dictionary<string, JsonElement> Entries(JsonElement element)
    {
        var entries = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var entry in element.EnumerateArray())
        {
            var name = NameOf(entry);
            var unique = name;
            for (var count = 2; !entries.TryAdd(unique, entry); count++)
                unique = $"{name} ({count})";
        }
        return entries;
    }

    private static string NameOf(JsonElement entry)
    {
        if (entry.ValueKind == JsonValueKind.String)
            return entry.GetString()!;
        if (entry.ValueKind != JsonValueKind.Object)
            return "entry";
        foreach (var name in Names)
        {
            if (entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String)
                return $"[{value.GetString()}]";
        }
        return "entry";
    }

    private static string Shown(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();
}
