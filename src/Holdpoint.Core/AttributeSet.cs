using System.Collections;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Holdpoint.Core;

/// <summary>
/// Further typed facts of a component that are not its version: function state, BIOS version, production date,
/// option, hardware platform. Keys are lower case; two sets with the same pairs are equal.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "A set of attributes, not a dictionary to be changed.")]
public sealed class AttributeSet : IEquatable<AttributeSet>, IReadOnlyCollection<KeyValuePair<string, string>>
{
    private readonly FrozenDictionary<string, string> _values;
    private readonly string _canonical;

    private AttributeSet(FrozenDictionary<string, string> values)
    {
        _values = values;
        _canonical = string.Join(
            ';',
            values
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => $"{pair.Key}={pair.Value}")
        );
    }

    /// <summary>The set without any attribute.</summary>
    public static AttributeSet Empty { get; } = new(FrozenDictionary<string, string>.Empty);

    /// <summary>How many attributes there are.</summary>
    public int Count => _values.Count;

    /// <summary>The value of an attribute, or null where the asset's data does not hold it.</summary>
    public string? this[string key] => _values.GetValueOrDefault(key);

    /// <summary>Makes a set; of two values for one key the later stands.</summary>
    public static AttributeSet Of(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in pairs)
            values[key.Trim().ToLowerInvariant()] = value.Trim();
        return values.Count == 0 ? Empty : new(values.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <inheritdoc />
    public bool Equals(AttributeSet? other) => other is not null && _canonical == other._canonical;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as AttributeSet);

    /// <inheritdoc />
    public override int GetHashCode() => string.GetHashCode(_canonical, StringComparison.Ordinal);

    /// <summary>The pairs as <c>key=value;key=value</c>, ordered by key.</summary>
    public override string ToString() => _canonical;

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, string>>)_values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
