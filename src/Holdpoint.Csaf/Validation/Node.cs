using System.Text;
using System.Text.Json;

namespace Holdpoint.Csaf.Validation;

/// <summary>
/// A JSON value with its place. Reading past the end of the structure, or a value of another kind than asked for, gives an
/// empty node and never an error: a test looks only at what is there, the schema rules say what must be.
/// </summary>
internal sealed class Node
{
    private readonly Node? _parent;
    private readonly string? _name;
    private readonly int _index;
    private string? _text;
    private Node[]? _items;
    private Node[] _asked = [];
    private int _askedCount;

    private Node(JsonElement json, Node? parent, string? name, int index)
    {
        Json = json;
        _parent = parent;
        _name = name;
        _index = index;
    }

    /// <summary>The value; of kind Undefined for an empty node.</summary>
    public JsonElement Json { get; }

    /// <summary>True when the value is there (null counts as a value).</summary>
    public bool Exists => Json.ValueKind != JsonValueKind.Undefined;

    /// <summary>The string; null for any other kind.</summary>
    public string? Text => Json.ValueKind == JsonValueKind.String ? _text ??= Json.GetString() : null;

    /// <summary>The property's name; null for an array's item and the root.</summary>
    public string? Name => _name;

    /// <summary>The member of an object.</summary>
    public Node this[string name]
    {
        get
        {
            // Many tests ask for the same few members: each is looked up once.
            for (var i = 0; i < _askedCount; i++)
            {
                if (_asked[i]._name == name)
                    return _asked[i];
            }
            var value = default(JsonElement);
            if (Json.ValueKind == JsonValueKind.Object)
                _ = Json.TryGetProperty(name, out value);
            if (_askedCount == _asked.Length)
                Array.Resize(ref _asked, Math.Max(4, _askedCount * 2));
            return _asked[_askedCount++] = new(value, this, name, 0);
        }
    }

    /// <summary>The items of an array; none for any other kind.</summary>
    public IReadOnlyList<Node> Items => _items ??= ReadItems();

    /// <summary>The members of an object; none for any other kind.</summary>
    public IEnumerable<Node> Members
    {
        get
        {
            if (Json.ValueKind != JsonValueKind.Object)
                yield break;
            foreach (var member in Json.EnumerateObject())
                yield return new(member.Value, this, member.Name, 0);
        }
    }

    /// <summary>The strings of an array of strings, without a node for each; lists of product ids are long.</summary>
    public IEnumerable<string> Texts => Places.Select(p => p.Text);

    /// <summary>The strings of an array of strings with their places.</summary>
    public IEnumerable<TextPlace> Places
    {
        get
        {
            if (Json.ValueKind != JsonValueKind.Array)
                yield break;
            var index = 0;
            foreach (var item in Json.EnumerateArray())
            {
                if (item.ValueKind == JsonValueKind.String)
                    yield return new(this, index, item.GetString()!);
                index++;
            }
        }
    }

    /// <summary>The place as a JSON pointer (RFC 6901).</summary>
    public string Pointer
    {
        get
        {
            var text = new StringBuilder();
            Write(text);
            return text.ToString();
        }
    }

    private Node[] ReadItems()
    {
        if (Json.ValueKind != JsonValueKind.Array)
            return [];
        var items = new Node[Json.GetArrayLength()];
        var index = 0;
        foreach (var item in Json.EnumerateArray())
        {
            items[index] = new(item, this, null, index);
            index++;
        }
        return items;
    }

    public static Node Root(JsonElement json) => new(json, null, null, 0);

    private void Write(StringBuilder text)
    {
        if (_parent is null)
            return;
        _parent.Write(text);
        text.Append('/');
        if (_name is null)
            text.Append(_index);
        else
            text.Append(
                _name
                    .Replace("~", "~0", StringComparison.Ordinal)
                    .Replace("/", "~1", StringComparison.Ordinal)
            );
    }
}

/// <summary>A string in an array; its node is made only when a finding needs the place.</summary>
internal readonly record struct TextPlace(Node List, int Index, string Text)
{
    public Node Node => List.Items[Index];
}
