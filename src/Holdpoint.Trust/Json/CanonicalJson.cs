using System.Buffers;
using System.Globalization;
using System.Text;

namespace Holdpoint.Trust.Json;

/// <summary>
/// Canonical JSON as TUF signs it (the OLPC dialect; TUF 1.0.34, clause 4.1): names in the order of their code points,
/// no white space, only quotation mark and backslash escaped, everything else as it is in UTF-8. What it writes is to
/// be signed and hashed; it need not be valid JSON (a line feed in a string stays one).
/// </summary>
public static class CanonicalJson
{
    /// <summary>The canonical bytes.</summary>
    public static byte[] Write(JsonValue value)
    {
        var to = new ArrayBufferWriter<byte>(256);
        Write(value, to);
        return to.WrittenSpan.ToArray();
    }

    private static void Write(JsonValue value, ArrayBufferWriter<byte> to)
    {
        switch (value)
        {
            case JsonObject members:
                Raw("{"u8, to);
                var first = true;
                foreach (var member in members.Members.Sort(ByName))
                {
                    if (!first)
                        Raw(","u8, to);
                    first = false;
                    Text(member.Name, to);
                    Raw(":"u8, to);
                    Write(member.Value, to);
                }
                Raw("}"u8, to);
                break;
            case JsonArray array:
                Raw("["u8, to);
                for (var at = 0; at < array.Items.Length; at++)
                {
                    if (at > 0)
                        Raw(","u8, to);
                    Write(array.Items[at], to);
                }
                Raw("]"u8, to);
                break;
            case JsonString text:
                Text(text.Value, to);
                break;
            case JsonInteger number:
                Span<byte> digits = stackalloc byte[20];
                number.Value.TryFormat(digits, out var used, default, CultureInfo.InvariantCulture);
                Raw(digits[..used], to);
                break;
            case JsonTruth truth:
                Raw(truth.Value ? "true"u8 : "false"u8, to);
                break;
            default:
                Raw("null"u8, to);
                break;
        }
    }

    private static void Text(string text, ArrayBufferWriter<byte> to)
    {
        Raw("\""u8, to);
        var rest = text.AsSpan();
        for (int at; (at = rest.IndexOfAny('"', '\\')) >= 0; rest = rest[(at + 1)..])
        {
            Encoding.UTF8.GetBytes(rest[..at], to);
            Raw(rest[at] == '"' ? "\\\""u8 : "\\\\"u8, to);
        }
        Encoding.UTF8.GetBytes(rest, to);
        Raw("\""u8, to);
    }

    private static void Raw(ReadOnlySpan<byte> bytes, ArrayBufferWriter<byte> to) => to.Write(bytes);

    private static readonly Comparison<JsonMember> ByName = (left, right) =>
        ByCodePoint(left.Name, right.Name);

    /// <summary>The order of code points, which is not the order of UTF-16 units.</summary>
    internal static int ByCodePoint(string left, string right)
    {
        var shared = left.AsSpan().CommonPrefixLength(right);
        if (shared == left.Length || shared == right.Length)
            return left.Length - right.Length;
        var (a, b) = (left[shared], right[shared]);
        return char.IsSurrogate(a) == char.IsSurrogate(b) ? a - b
            : char.IsSurrogate(a) ? 1
            : -1;
    }
}
