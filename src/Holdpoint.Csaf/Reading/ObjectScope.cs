using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading;

/// <summary>How far the reading of one object is.</summary>
internal struct ObjectScope(ObjectShape shape)
{
    private List<ExtensionProperty>? extensions;
    private HashSet<string>? unknown;

    internal ObjectShape Shape { get; } = shape;

    /// <summary>The property whose value is next.</summary>
    internal string Property { get; set; } = "";

    internal ulong Seen { get; set; }

    internal int Count { get; set; }

    /// <summary>Where the search for the next property begins.</summary>
    internal int Next { get; set; }

    /// <summary>Start and length of the last property's name in the document.</summary>
    internal (int Start, int Length) LastName { get; set; }

    internal readonly IReadOnlyList<ExtensionProperty> Extensions => extensions?.ToArray() ?? [];

    internal void Keep(string name, ReadOnlyMemory<byte> json) => (extensions ??= []).Add(new(name, json));

    internal bool AddUnknown(string name) => (unknown ??= new(StringComparer.Ordinal)).Add(name);
}
