using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Holdpoint.Cli.Terminal;

/// <summary>How every <c>--json</c> output is written: snake_case names, enumerations as words, null where unknown.</summary>
internal static class Json
{
    /// <summary>One value over several lines.</summary>
    public static JsonSerializerOptions Document { get; } = Make(indented: true);

    /// <summary>One value on one line.</summary>
    public static JsonSerializerOptions Line { get; } = Make(indented: false);

    private static JsonSerializerOptions Make(bool indented) =>
        new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            WriteIndented = indented,
            NewLine = "\n",
            // The output goes to a terminal, a file or jq, never into a page.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        };
}
