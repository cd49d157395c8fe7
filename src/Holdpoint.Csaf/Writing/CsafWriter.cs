using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Writing;

/// <summary>
/// Writes a document in the form of its <see cref="CsafDocument.Version"/>, properties in alphabetical order, with the
/// properties the model does not hold. Nothing is checked or corrected.
/// </summary>
public static class CsafWriter
{
    /// <summary>The document as UTF-8 JSON without byte order mark.</summary>
    /// <param name="document">The document.</param>
    /// <param name="indented">True for lines people can read.</param>
    public static byte[] ToUtf8(CsafDocument document, bool indented = true)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(document, buffer, indented);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes the document as UTF-8 JSON without byte order mark.</summary>
    /// <param name="document">The document.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="indented">True for lines people can read.</param>
    public static void Write(CsafDocument document, IBufferWriter<byte> output, bool indented = true)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(output);
        var options = new JsonWriterOptions
        {
            Indented = indented,
            MaxDepth = 1000,
            NewLine = "\n",
            // The output is a file of its own, never part of a page.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using var json = new Utf8JsonWriter(output, options);
        DocumentWriter.CsafDocument(new JsonOutput(json, document.Version), document);
    }
}
