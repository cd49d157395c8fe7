using System.Text.Json;

namespace Holdpoint.Trust.Signatures.Policy;

/// <summary>An object of a policy file; what is missing or of another kind becomes a problem.</summary>
internal sealed class PolicyObject(JsonElement element, string place, List<PolicyProblem> problems)
{
    private const int DigestLength = 64;

    public string Text(string name) =>
        Find(name, JsonValueKind.String) is { } found ? found.GetString()! : Missing(name, "a text", "");

    public int Number(string name) =>
        Find(name, JsonValueKind.Number) is { } found && found.TryGetInt32(out var number) && number > 0
            ? number
            : Missing(name, "a whole number above 0", 0);

    public bool Flag(string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var found)
        && (
            found.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? found.GetBoolean()
                : Missing(name, "true or false", false)
        );

    public string OneOf(string name, string[] words)
    {
        var text = Text(name);
        return words.Contains(text) ? text : Missing(name, $"one of {string.Join(", ", words)}", words[0]);
    }

    public string Digest(string name)
    {
        var text = Text(name).ToLowerInvariant();
        return IsDigest(text) ? text : Missing(name, $"{DigestLength} hexadecimal digits", "");
    }

    public IReadOnlyList<string> Digests(string name)
    {
        var texts = Texts(name).Select(text => text.ToLowerInvariant()).ToArray();
        return texts.All(IsDigest)
            ? texts
            : Missing(name, $"lists of {DigestLength} hexadecimal digits", texts);
    }

    public IReadOnlyList<string> Texts(string name)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var list))
            return [];
        if (list.ValueKind != JsonValueKind.Array)
            return Missing<IReadOnlyList<string>>(name, "a list", []);
        var items = list.EnumerateArray().ToArray();
        return items.All(item => item.ValueKind == JsonValueKind.String)
            ? [.. items.Select(item => item.GetString()!)]
            : Missing<IReadOnlyList<string>>(name, "a list of texts", []);
    }

    public IReadOnlyDictionary<string, string> Parts(string name)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Find(name, JsonValueKind.Object) is { } found)
        {
            foreach (
                var part in found
                    .EnumerateObject()
                    .Where(part => part.Value.ValueKind == JsonValueKind.String)
            )
                parts[part.Name] = part.Value.GetString()!;
        }
        // A row that demands nothing of the name would name everybody whom the authority certifies.
        return parts.Count > 0 ? parts : Missing(name, "an object with at least one part of the name", parts);
    }

    public IEnumerable<PolicyObject> Rows(string name)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var list))
            yield break;
        if (list.ValueKind != JsonValueKind.Array)
        {
            Missing(name, "a list", 0);
            yield break;
        }
        var index = 0;
        foreach (var row in list.EnumerateArray())
        {
            var at = $"{place}/{name}/{index++}";
            if (row.ValueKind == JsonValueKind.Object)
                yield return new(row, at, problems);
            else
                problems.Add(new("wrong-kind", at, "An object is needed."));
        }
    }

    public Period Period(bool needsEnd = false)
    {
        var period = new Period(Time("from"), Time("until"));
        if (needsEnd && period.Until is null)
            Missing("until", "a date", 0);
        return period;
    }

    private DateTimeOffset? Time(string name) =>
        !element.TryGetProperty(name, out var found) ? null
        : found.ValueKind == JsonValueKind.String && found.TryGetDateTimeOffset(out var time) ? time
        : Missing<DateTimeOffset?>(name, "a time like 2026-01-31T00:00:00Z", null);

    private JsonElement? Find(string name, JsonValueKind kind) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var found)
        && found.ValueKind == kind
            ? found
            : null;

    private T Missing<T>(string name, string what, T instead)
    {
        problems.Add(new("wrong-kind", $"{place}/{name}", $"\"{name}\" must be {what}."));
        return instead;
    }

    private static bool IsDigest(string text) =>
        text.Length == DigestLength && text.All(char.IsAsciiHexDigit);
}
