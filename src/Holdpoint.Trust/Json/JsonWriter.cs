using System.Text;

namespace Holdpoint.Trust.Json;

/// <summary>
/// Writes JSON for files: valid everywhere, two spaces a level, members in the order they have, ASCII only so that no
/// channel changes it, a line feed at the end. The same value gives the same bytes.
/// </summary>
public static class JsonWriter
{
    /// <summary>The document as UTF-8.</summary>
    public static byte[] Write(JsonValue value) => Encoding.ASCII.GetBytes(WriteText(value));

    /// <summary>The document as text.</summary>
    public static string WriteText(JsonValue value)
    {
        var to = new StringBuilder();
        Write(value, to, 0);
        return to.Append('\n').ToString();
    }

    private static void Write(JsonValue value, StringBuilder to, int depth)
    {
        switch (value)
        {
            case JsonObject { Members.Length: 0 }:
                to.Append("{}");
                break;
            case JsonArray { Items.Length: 0 }:
                to.Append("[]");
                break;
            case JsonObject members:
                to.Append('{');
                for (var at = 0; at < members.Members.Length; at++)
                {
                    NewLine(to.Append(at > 0 ? "," : ""), depth + 1);
                    Text(members.Members[at].Name, to);
                    Write(members.Members[at].Value, to.Append(": "), depth + 1);
                }
                NewLine(to, depth).Append('}');
                break;
            case JsonArray array:
                to.Append('[');
                for (var at = 0; at < array.Items.Length; at++)
                {
                    NewLine(to.Append(at > 0 ? "," : ""), depth + 1);
                    Write(array.Items[at], to, depth + 1);
                }
                NewLine(to, depth).Append(']');
                break;
            case JsonString text:
                Text(text.Value, to);
                break;
            case JsonInteger number:
                to.Append(number.Value);
                break;
            case JsonTruth truth:
                to.Append(truth.Value ? "true" : "false");
                break;
            default:
                to.Append("null");
                break;
        }
    }

    private static StringBuilder NewLine(StringBuilder to, int depth) =>
        to.Append('\n').Append(' ', depth * 2);

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
                to.Append(
                    c switch
                    {
                        '\n' => "\\n",
                        '\r' => "\\r",
                        '\t' => "\\t",
                        _ => $"\\u{(int)c:x4}",
                    }
                );
        }
        to.Append('"');
    }
}
