using System.Text.Json;
using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading;

/// <summary>
/// Tells the version before the document is read, from /document/csaf_version, else from $schema. In a sorted document
/// it stands near the beginning, so this costs little.
/// </summary>
internal static class VersionProbe
{
    /// <summary>The version; 2.0 where none is told. Errors of the syntax are left to the reader.</summary>
    internal static CsafVersion Find(ReadOnlySpan<byte> utf8, int maxDepth)
    {
        var json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = maxDepth });
        var version = CsafVersion.V20;
        try
        {
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
                return version;
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                if (JsonText.Is(ref json, "document"u8))
                {
                    json.Read();
                    if (json.TokenType == JsonTokenType.StartObject && InDocument(ref json) is { } told)
                        return told;
                }
                else if (JsonText.Is(ref json, "$schema"u8))
                {
                    json.Read();
                    if (
                        json.TokenType == JsonTokenType.String
                        && json.ValueSpan.IndexOf("/csaf/v2.1/"u8) >= 0
                    )
                        version = CsafVersion.V21;
                }
                else
                {
                    json.Read();
                }
                json.Skip();
            }
        }
        catch (JsonException)
        {
            return version;
        }
        return version;
    }

    private static CsafVersion? InDocument(ref Utf8JsonReader json)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var found = JsonText.Is(ref json, "csaf_version"u8);
            json.Read();
            if (found && json.TokenType == JsonTokenType.String && JsonText.Is(ref json, "2.1"u8))
                return CsafVersion.V21;
            if (found && json.TokenType == JsonTokenType.String && JsonText.Is(ref json, "2.0"u8))
                return CsafVersion.V20;
            json.Skip();
        }
        return null;
    }
}
