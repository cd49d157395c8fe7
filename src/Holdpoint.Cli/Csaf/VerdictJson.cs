using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Holdpoint.Csaf.Validation;

namespace Holdpoint.Cli.Csaf;

/// <summary>The line of one file: <c>{"file","valid","tests":[{"id","group","passed","messages":[{"pointer","text"}]}]}</c>.</summary>
internal static class VerdictJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
    private static readonly string[] Groups = ["schema", "mandatory", "recommended", "informative"];

    public static string Line(string file, ValidationResult result)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("file", file);
            json.WriteBoolean("valid", result.IsValid);
            json.WriteStartArray("tests");
            foreach (var test in result.Tests)
                Write(json, test);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, TestResult test)
    {
        json.WriteStartObject();
        json.WriteString("id", test.Id);
        json.WriteString("group", Groups[(int)test.Group]);
        json.WriteBoolean("passed", test.Passed);
        json.WriteStartArray("messages");
        foreach (var message in test.Messages)
        {
            json.WriteStartObject();
            json.WriteString("pointer", message.Pointer);
            json.WriteString("text", message.Text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
