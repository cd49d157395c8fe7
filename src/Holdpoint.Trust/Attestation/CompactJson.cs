using System.Globalization;
using System.Text;
using Holdpoint.Trust.Json;

namespace Holdpoint.Trust.Attestation;

/// <summary>JSON on one line, in ASCII, with members in the order they have: what is signed as it stands.</summary>
internal static class CompactJson
{
    public static byte[] Write(JsonValue value)
    {
        var to = new StringBuilder();
        Write(value, to);
        return Encoding.ASCII.GetBytes(to.ToString());
    }

    public static string Text(string text)
    {
        var to = new StringBuilder(text.Length + 2);
        Text(text, to);
        return to.ToString();
    }

    private static void Write(JsonValue value, StringBuilder to)
    {
        switch (value)
        {
            case JsonObject members:
                to.Append('{');
                for (var at = 0; at < members.Members.Length; at++)
                {
                    Text(members.Members[at].Name, at > 0 ? to.Append(',') : to);
                    Write(members.Members[at].Value, to.Append(':'));
                }
                to.Append('}');
                break;
            case JsonArray array:
                to.Append('[');
                for (var at = 0; at < array.Items.Length; at++)
                    Write(array.Items[at], at > 0 ? to.Append(',') : to);
                to.Append(']');
                break;
            case JsonString text:
                Text(text.Value, to);
                break;
            case JsonInteger number:
                to.Append(number.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case JsonTruth truth:
                to.Append(truth.Value ? "true" : "false");
                break;
            default:
                to.Append("null");
                break;
        }
    }

    private static void Text(string text, StringBuilder to)
    {
        to.Append('"');
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                to.Append('\\').Append(c);
            else if (c is >= ' ' and <= '~')
                to.Append(c);
            else
                to.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }
        to.Append('"');
    }
}
