using System.Text.Json;

namespace Holdpoint.Core.Evaluation.SitePolicies;

/// <summary>
/// Compares the texts of two policies. An item of a list is known by its id, or by what it says, so that one put in the middle
/// is one difference; a table's text is compared row by row.
/// </summary>
public static class PolicyComparison
{
    private const string Between = " › ";

    /// <summary>Where they differ, in the order of the newer one, then what only the older one says. Both are texts that were kept.</summary>
    public static IReadOnlyList<PolicyDifference> Compare(string before, string after)
    {
        var (old, young) = (Flat(before), Flat(after));
        var differences = new List<PolicyDifference>();
        foreach (var (place, value) in young)
        {
            var known = old.GetValueOrDefault(place);
            if (known != value)
                differences.Add(new(place, known, value));
        }
        differences.AddRange(
            old.Where(pair => !young.ContainsKey(pair.Key))
                .Select(pair => new PolicyDifference(pair.Key, pair.Value, null))
        );
        return differences;
    }

    private static OrderedDictionary<string, string> Flat(string text)
    {
        using var document = JsonDocument.Parse(text);
        var flat = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        Add(flat, "", document.RootElement);
        return flat;
    }

    private static void Add(OrderedDictionary<string, string> flat, string place, JsonElement value)
    {
        var within = place.Length == 0 ? "" : place + Between;
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                    Add(flat, within + member.Name, member.Value);
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                    AddItem(flat, within, item);
                break;
            default:
                AddLines(
                    flat,
                    place,
                    value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText()
                );
                break;
        }
    }

    private static void AddItem(OrderedDictionary<string, string> flat, string within, JsonElement item)
    {
        if (item.ValueKind == JsonValueKind.Object && IdOf(item) is { } id)
            Add(flat, within + id, item);
        else
            Put(flat, within + item, item.ToString());
    }

    private static string? IdOf(JsonElement item) =>
        item.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;

    // A table in CSV is one text of many lines.
    private static void AddLines(OrderedDictionary<string, string> flat, string place, string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal))
        {
            Put(flat, place, text);
            return;
        }
        foreach (
            var line in text.Split(
                '\n',
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
            )
        )
            Put(flat, place + Between + line, line);
    }

    private static void Put(OrderedDictionary<string, string> flat, string place, string value)
    {
        var free = place;
        for (var at = 2; !flat.TryAdd(free, value); at++)
            free = $"{place} ({at})";
    }
}
