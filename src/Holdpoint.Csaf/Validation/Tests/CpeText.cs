using System.Text;

namespace Holdpoint.Csaf.Validation.Tests;

/// <summary>Splits a formatted CPE 2.3 string at its colons; an escaped colon does not split.</summary>
internal static class CpeText
{
    public static IReadOnlyList<string> Split(string text)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == ':')
            {
                parts.Add(part.ToString());
                part.Clear();
                continue;
            }
            part.Append(text[i]);
            if (text[i] == '\\' && i + 1 < text.Length)
                part.Append(text[++i]);
        }
        parts.Add(part.ToString());
        return parts;
    }
}
