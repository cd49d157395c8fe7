using System.Text;
using System.Text.Json;

namespace Holdpoint.Csaf.Reading;

/// <summary>Strings and names under a reader, also those with half of a surrogate pair, which the reader itself refuses.</summary>
internal static class JsonText
{
    /// <summary>The text, unescaped; as it is written, and not whole, where an escape is half of a surrogate pair.</summary>
    internal static string Get(ref Utf8JsonReader json, out bool whole)
    {
        whole = true;
        if (!json.ValueIsEscaped)
            return Encoding.UTF8.GetString(json.ValueSpan);
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            whole = false;
            return Encoding.UTF8.GetString(json.ValueSpan);
        }
    }

    /// <summary>True when the text, unescaped, is this one.</summary>
    internal static bool Is(ref Utf8JsonReader json, ReadOnlySpan<byte> text) =>
        json.ValueIsEscaped
            ? json.ValueSpan.Length <= text.Length * 6
                && Get(ref json, out _) == Encoding.UTF8.GetString(text)
            : json.ValueSpan.SequenceEqual(text);
}
