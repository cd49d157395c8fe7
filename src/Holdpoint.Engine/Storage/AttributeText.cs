using Holdpoint.Core;

namespace Holdpoint.Engine.Storage;

/// <summary>Attributes in one column, as <c>key=value;…</c>.</summary>
internal static class AttributeText
{
    /// <summary>The column's text; null for none.</summary>
    public static string? Write(AttributeSet attributes) =>
        attributes.Count == 0 ? null : attributes.ToString();

    /// <summary>The attributes of the column's text.</summary>
    public static AttributeSet Read(string? text) =>
        string.IsNullOrEmpty(text)
            ? AttributeSet.Empty
            : AttributeSet.Of(
                text.Split(';')
                    .Select(pair => pair.Split('=', 2))
                    .Where(pair => pair.Length == 2)
                    .Select(pair => new KeyValuePair<string, string>(pair[0], pair[1]))
            );
}
