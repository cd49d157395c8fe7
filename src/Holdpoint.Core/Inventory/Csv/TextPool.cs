namespace Holdpoint.Core.Inventory.Csv;

/// <summary>Gives the same string for the same characters: vendors and products repeat themselves by the thousand.</summary>
internal sealed class TextPool
{
    /// <summary>Strings kept; a file of distinct serial numbers must not fill the memory twice.</summary>
    private const int Capacity = 200_000;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public TextPool() => _lookup = _known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The characters as a string.</summary>
    public string Get(ReadOnlySpan<char> text)
    {
        if (_lookup.TryGetValue(text, out var known))
            return known;
        var made = new string(text);
        if (_known.Count < Capacity)
            _known.Add(made);
        return made;
    }
}
