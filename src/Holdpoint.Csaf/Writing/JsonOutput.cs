using System.Text.Json;
using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Writing;

/// <summary>
/// Writes typed properties and, at their alphabetical place, the properties the model does not hold. What is null or
/// empty is left out, since the standard knows no empty values.
/// </summary>
internal sealed class JsonOutput(Utf8JsonWriter json, CsafVersion version)
{
    private readonly Stack<(List<ExtensionProperty> Kept, int Next)> open = new();

    internal bool Is21 { get; } = version == CsafVersion.V21;

    internal void Start(CsafObject value)
    {
        json.WriteStartObject();
        open.Push(([.. value.Extensions.OrderBy(e => e.Name, StringComparer.Ordinal)], 0));
    }

    internal void End()
    {
        var (kept, next) = open.Pop();
        foreach (var extension in kept.Skip(next))
            WriteKept(extension);
        json.WriteEndObject();
    }

    internal void Text(string name, string? value)
    {
        if (Begin(name, !string.IsNullOrEmpty(value)))
            json.WriteStringValue(value);
    }

    internal void Date(string name, CsafDate? value) => Text(name, value?.Text);

    internal void Boolean(string name, bool? value)
    {
        if (Begin(name, value is not null))
            json.WriteBooleanValue(value!.Value);
    }

    internal void Raw(string name, ReadOnlyMemory<byte>? value)
    {
        if (Begin(name, value is not null))
            json.WriteRawValue(value!.Value.Span);
    }

    internal void Cvss(string name, CvssObject? value) => Raw(name, value?.Json);

    internal void Texts(string name, IReadOnlyList<string> values)
    {
        if (!Begin(name, values.Count > 0))
            return;
        json.WriteStartArray();
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    internal void Object<T>(string name, T? value, Action<JsonOutput, T> write)
        where T : class
    {
        if (Begin(name, value is not null))
            write(this, value!);
    }

    internal void List<T>(string name, IReadOnlyList<T> values, Action<JsonOutput, T> write)
    {
        if (!Begin(name, values.Count > 0))
            return;
        json.WriteStartArray();
        foreach (var value in values)
            write(this, value);
        json.WriteEndArray();
    }

    /// <summary>Writes what belongs before the property, then its name; false where there is nothing more to write.</summary>
    private bool Begin(string name, bool present)
    {
        var (kept, next) = open.Pop();
        while (next < kept.Count && string.CompareOrdinal(kept[next].Name, name) < 0)
            WriteKept(kept[next++]);
        var replaced = next < kept.Count && kept[next].Name == name;
        if (replaced)
            WriteKept(kept[next++]);
        open.Push((kept, next));
        if (replaced || !present)
            return false;
        json.WritePropertyName(name);
        return true;
    }

    private void WriteKept(ExtensionProperty extension)
    {
        json.WritePropertyName(extension.Name);
        json.WriteRawValue(extension.Json.Span);
    }
}
