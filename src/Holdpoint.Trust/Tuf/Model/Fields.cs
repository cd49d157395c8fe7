using System.Collections.Immutable;
using System.Globalization;
using Holdpoint.Trust.Json;

namespace Holdpoint.Trust.Tuf.Model;

/// <summary>Reads the members of one object; the first thing wrong is kept, with its place.</summary>
internal sealed class Fields(JsonObject json, string path, FirstFault fault)
{
    public JsonObject Json => json;

    public JsonValue? this[string name] => json[name];

    public string Text(string name) => json[name]?.AsText ?? Wrong(name, "a text is due here", "");

    public long Integer(string name, long least) =>
        json[name]?.AsInteger is { } number && number >= least
            ? number
            : Wrong(name, $"an integer of {least} or more is due here", least);

    public bool Truth(string name) => json[name]?.AsTruth ?? Wrong(name, "true or false is due here", false);

    public DateTimeOffset Moment(string name) =>
        DateTimeOffset.TryParseExact(
            json[name]?.AsText,
            "yyyy-MM-dd'T'HH:mm:ss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var moment
        )
            ? moment
            : Wrong(name, "a moment like 2026-01-31T12:00:00Z is due here", DateTimeOffset.MinValue);

    public Fields Object(string name) =>
        new(
            json[name] as JsonObject ?? Wrong(name, "an object is due here", JsonObject.Empty),
            $"{path}.{name}",
            fault
        );

    public ImmutableArray<string> Texts(string name, bool unique)
    {
        if (json[name] is not JsonArray array)
            return Wrong<ImmutableArray<string>>(name, "an array of texts is due here", []);
        var texts = ImmutableArray.CreateBuilder<string>(array.Items.Length);
        foreach (var item in array.Items)
        {
            if (item.AsText is not { } text)
                return Wrong<ImmutableArray<string>>(name, "an array of texts is due here", []);
            texts.Add(text);
        }
        if (unique && texts.Distinct(StringComparer.Ordinal).Count() != texts.Count)
            Wrong(name, "nothing may occur twice here", 0);
        return texts.DrainToImmutable();
    }

    public IEnumerable<(string Name, Fields Value)> Objects()
    {
        foreach (var member in json.Members)
            yield return (member.Name, Object(member.Name));
    }

    public IEnumerable<Fields> Objects(string name)
    {
        if (json[name] is not JsonArray array)
        {
            Wrong(name, "an array of objects is due here", 0);
            yield break;
        }
        for (var at = 0; at < array.Items.Length; at++)
        {
            if (array.Items[at] is not JsonObject item)
            {
                Wrong(name, "an array of objects is due here", 0);
                yield break;
            }
            yield return new(item, $"{path}.{name}[{at}]", fault);
        }
    }

    public T Wrong<T>(string name, string text, T instead)
    {
        fault.Text ??= $"{path}.{name}: {text}";
        return instead;
    }
}

/// <summary>The first thing that is wrong with a file.</summary>
internal sealed class FirstFault
{
    public string? Text { get; set; }
}
