using System.Text;
using System.Text.Json;

namespace Holdpoint.Csaf.Reading;

/// <summary>The property names of one object met so far; few are compared in place, many go into a set.</summary>
internal struct NameSet
{
    private const int Few = 32;

    private List<(int Start, int Length)>? places;
    private HashSet<string>? names;

    internal int Count { get; private set; }

    internal int LastStart { get; private set; }

    internal int LastLength { get; private set; }

    /// <summary>Adds the name under the reader; false where it is there already.</summary>
    internal bool Add(ReadOnlySpan<byte> utf8, ref Utf8JsonReader json, out bool unsorted)
    {
        var name = json.ValueSpan;
        unsorted = Count > 0 && name.SequenceCompareTo(utf8.Slice(LastStart, LastLength)) < 0;
        Count++;
        LastStart = (int)json.TokenStartIndex + 1;
        LastLength = name.Length;
        places ??= new List<(int, int)>(Few);
        if (names is null && (places.Count == Few || json.ValueIsEscaped))
        {
            names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (start, length) in places)
                names.Add(Encoding.UTF8.GetString(utf8.Slice(start, length)));
        }
        if (names is not null)
            return names.Add(JsonText.Get(ref json, out _));
        foreach (var (start, length) in places)
        {
            if (name.SequenceEqual(utf8.Slice(start, length)))
                return false;
        }
        places.Add((LastStart, LastLength));
        return true;
    }
}
