using System.Text.Json;
using Holdpoint.Core.Monitoring.Vulnerabilities;

namespace Holdpoint.Core.Evaluation.SitePolicies;

/// <summary>
/// One JSON object of a policy, read member by member: a member of the wrong type and a member that nobody asked for are told
/// with their JSON pointer, so that a typing error never becomes a silent default.
/// </summary>
internal sealed class StrictObject
{
    private readonly JsonElement element;
    private readonly DiagnosticList diagnostics;
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public StrictObject(JsonElement element, string at, DiagnosticList diagnostics)
    {
        (this.element, At, this.diagnostics) = (element, at, diagnostics);
        if (element.ValueKind != JsonValueKind.Object)
            diagnostics.Add("policy.type", at, "An object { … } is needed here.");
    }

    /// <summary>Its JSON pointer.</summary>
    public string At { get; }

    /// <summary>The object itself.</summary>
    public JsonElement Element => element;

    /// <summary>The pointer of a member.</summary>
    public string Of(string name) =>
        $"{At}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    /// <summary>Tells a fault of a member.</summary>
    public void Fault(string code, string name, string text) => diagnostics.Add(code, Of(name), text);

    /// <summary>A text that is not blank; null where absent or not one.</summary>
    public string? Text(string name, bool needed = false)
    {
        if (!Find(name, JsonValueKind.String, "a text \"…\"", needed, out var value))
            return null;
        if (value.AsText()?.Trim() is { Length: > 0 } text)
            return text;
        Fault("policy.empty", name, "The text is empty. Write one, or leave the member out.");
        return null;
    }

    /// <summary>A date; null where absent or not one.</summary>
    public DateOnly? Date(string name)
    {
        if (Text(name) is not { } text)
            return null;
        var date = FeedJson.ParseDate(text);
        if (date is null)
            Fault("policy.date", name, $"\"{text}\" is no date. Write it as 2026-12-31.");
        return date;
    }

    /// <summary>A whole number in bounds; null where absent or not one.</summary>
    public int? Number(string name, int least, int most)
    {
        if (!Find(name, JsonValueKind.Number, "a number", needed: false, out var value))
            return null;
        if (value.TryGetInt32(out var number) && number >= least && number <= most)
            return number;
        Fault("policy.number", name, $"A whole number from {least} to {most} is needed.");
        return null;
    }

    /// <summary>True or false; false where absent.</summary>
    public bool Flag(string name)
    {
        asked.Add(name);
        if (!element.TryGetProperty(name, out var value))
            return false;
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            Fault("policy.type", name, "true or false is needed here.");
        return value.ValueKind == JsonValueKind.True;
    }

    /// <summary>An object member; null where absent or none.</summary>
    public StrictObject? Object(string name) =>
        Find(name, JsonValueKind.Object, "an object { … }", needed: false, out var value)
            ? new(value, Of(name), diagnostics)
            : null;

    /// <summary>The items of a list with their pointers; null where absent or no list.</summary>
    public IReadOnlyList<(JsonElement Item, string At)>? List(string name) =>
        Find(name, JsonValueKind.Array, "a list [ … ]", needed: false, out var value)
            ?
            [
                .. value
                    .EnumerateArray()
                    .Take(FeedLimits.Items)
                    .Select((item, at) => (item, $"{Of(name)}/{at}")),
            ]
            : null;

    /// <summary>The items of a list of texts; null where absent or no list.</summary>
    public IReadOnlyList<(string Text, string At)>? Texts(string name)
    {
        if (List(name) is not { } items)
            return null;
        var texts = new List<(string, string)>();
        foreach (var (item, at) in items)
        {
            if (item.AsText()?.Trim() is { Length: > 0 } text)
                texts.Add((text, at));
            else
                diagnostics.Add("policy.type", at, "A text \"…\" is needed here.");
        }
        return texts;
    }

    /// <summary>The members as name and text: for objects whose names are the site's own words.</summary>
    public IEnumerable<(string Name, JsonElement Value)> Members()
    {
        foreach (var member in element.EnumerateObject().Take(FeedLimits.Entries))
        {
            asked.Add(member.Name);
            yield return (member.Name, member.Value);
        }
    }

    /// <summary>Tells the members that nobody asked for.</summary>
    public void Close()
    {
        if (element.ValueKind != JsonValueKind.Object)
            return;
        foreach (var member in element.EnumerateObject().Where(member => !asked.Contains(member.Name)))
            Fault(
                "policy.unknown",
                member.Name,
                $"There is no \"{member.Name}\" here; there are {string.Join(", ", asked.Order(StringComparer.Ordinal))}."
            );
    }

    private bool Find(string name, JsonValueKind kind, string words, bool needed, out JsonElement value)
    {
        asked.Add(name);
        value = default;
        if (element.ValueKind != JsonValueKind.Object)
            return false;
        if (!element.TryGetProperty(name, out value))
        {
            if (needed)
                Fault("policy.missing", name, $"\"{name}\" is missing: {words} is needed.");
            return false;
        }
        if (value.ValueKind == kind)
            return true;
        Fault("policy.type", name, $"Here stands another kind of value; {words} is needed.");
        return false;
    }
}
