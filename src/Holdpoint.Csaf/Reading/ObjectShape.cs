using System.Text.Json;

namespace Holdpoint.Csaf.Reading;

/// <summary>The properties an object may and must have, and how many, in both versions.</summary>
internal sealed class ObjectShape
{
    private readonly PropertyRule[] properties;
    private readonly ulong[] existing = new ulong[2];
    private readonly ulong[] required = new ulong[2];
    private readonly int[] minimum;

    internal ObjectShape(
        PropertyRule[] properties,
        int minimum20 = 0,
        int minimum21 = 0,
        int maximum = int.MaxValue
    )
    {
        this.properties = properties;
        minimum = [minimum20, minimum21];
        Maximum = maximum;
        for (var i = 0; i < properties.Length; i++)
        {
            for (var version = 0; version < 2; version++)
            {
                existing[version] |= properties[i].ExistsIn(version == 1) ? 1UL << i : 0;
                required[version] |= properties[i].IsRequiredIn(version == 1) ? 1UL << i : 0;
            }
        }
    }

    internal int Maximum { get; }

    internal int Minimum(bool is21) => minimum[is21 ? 1 : 0];

    internal ulong Required(bool is21) => required[is21 ? 1 : 0];

    internal string Name(int index) => properties[index].Name;

    /// <summary>The index of the property name under the reader; -1 where this version has none of that name.</summary>
    /// <remarks>Documents are mostly sorted, so the search begins behind the property found last.</remarks>
    internal int Find(ref Utf8JsonReader reader, int from, bool is21)
    {
        var exists = existing[is21 ? 1 : 0];
        for (var i = 0; i < properties.Length; i++)
        {
            var at = from + i;
            if (at >= properties.Length)
                at -= properties.Length;
            var same = JsonText.Is(ref reader, properties[at].Utf8);
            if (same)
                return (exists & (1UL << at)) != 0 ? at : -1;
        }
        return -1;
    }
}
