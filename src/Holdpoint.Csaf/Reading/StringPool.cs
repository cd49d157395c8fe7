using System.Text;

namespace Holdpoint.Csaf.Reading;

/// <summary>
/// A small cache of short strings that documents repeat (product ids, vendor names, version numbers). Of bounded size;
/// a string that falls out is simply made anew.
/// </summary>
internal sealed class StringPool
{
    private const int Slots = 4096;
    private const int LongestPooled = 64;

    [ThreadStatic]
    private static StringPool? ofThread;

    private readonly string?[] slots = new string?[Slots];

    /// <summary>The pool of the calling thread, shared by all documents read on it.</summary>
    internal static StringPool OfThread => ofThread ??= new StringPool();

    /// <summary>The string of valid UTF-8 bytes without escapes.</summary>
    internal string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > LongestPooled)
            return Encoding.UTF8.GetString(utf8);
        ref var slot = ref slots[Slot(utf8)];
        if (slot is { } known && known.Length == utf8.Length && Ascii.Equals(utf8, known))
            return known;
        var made = Encoding.UTF8.GetString(utf8);
        slot = made;
        return made;
    }

    private static int Slot(ReadOnlySpan<byte> utf8)
    {
        var hash = 2166136261u;
        foreach (var value in utf8)
            hash = unchecked((hash ^ value) * 16777619u);
        return (int)((hash ^ (hash >> 15)) & (Slots - 1));
    }
}
