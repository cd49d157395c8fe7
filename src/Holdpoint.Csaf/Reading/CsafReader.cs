using System.Text.Json;
using System.Text.Unicode;
using Holdpoint.Csaf.Model;
using Holdpoint.Csaf.Reading.Shapes;

namespace Holdpoint.Csaf.Reading;

/// <summary>
/// Reads CSAF 2.0 and 2.1 documents and checks them against their schema in the same pass. Never throws on input; safe
/// to use from many threads.
/// </summary>
public static class CsafReader
{
    /// <summary>Reads a document that is in memory; the result does not refer to that memory.</summary>
    public static CsafReadResult Read(ReadOnlyMemory<byte> utf8, CsafReadOptions? options = null) =>
        Read(utf8.Span, options ?? CsafReadOptions.Default);

    /// <summary>Reads a document from a stream, at most <see cref="CsafReadOptions.MaxBytes"/> of it.</summary>
    /// <exception cref="IOException">The stream failed.</exception>
    public static async Task<CsafReadResult> ReadAsync(
        Stream stream,
        CsafReadOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(stream);
        options ??= CsafReadOptions.Default;
        using var buffer = new BoundedBuffer(options.MaxBytes);
        await buffer.FillAsync(stream, cancellationToken);
        return Read(buffer.Written, options);
    }

    private static CsafReadResult Read(ReadOnlySpan<byte> utf8, CsafReadOptions options)
    {
        var state = new ReadState(options);
        if (utf8.Length > options.MaxBytes)
        {
            state.ReportLast(
                DiagnosticCodes.TooLarge,
                options.MaxBytes,
                $"more than {options.MaxBytes} bytes"
            );
            return new CsafReadResult(null, state.Diagnostics(utf8));
        }
        if (!Utf8.IsValid(utf8))
        {
            var at = FirstInvalid(utf8);
            state.ReportLast(DiagnosticCodes.Encoding, at, $"byte 0x{utf8[at]:x2} is no UTF-8");
            return new CsafReadResult(null, state.Diagnostics(utf8));
        }
        var mark = utf8.StartsWith("\uFEFF"u8) ? 3 : 0;
        if (mark > 0)
            state.Report(DiagnosticCodes.ByteOrderMark, 0, "begins with a byte order mark");
        var body = utf8[mark..];
        state.Version = VersionProbe.Find(body, options.MaxDepth);
        var document = ReadBody(body, state);
        return new CsafReadResult(document, state.Diagnostics(body))
        {
            UnknownProperties = state.Unknown,
            UnsortedProperties = state.Unsorted,
        };
    }

    private static CsafDocument? ReadBody(ReadOnlySpan<byte> body, ReadState state)
    {
        var json = new JsonCursor(body, state);
        try
        {
            json.Read();
            var document = CsafDocumentReader.Read(ref json);
            json.Read();
            return document;
        }
        catch (JsonException problem)
        {
            var code = problem.Message.Contains("maximum configured depth", StringComparison.Ordinal)
                ? DiagnosticCodes.TooDeep
                : DiagnosticCodes.Syntax;
            state.ReportLast(code, json.Offset, Told(problem));
        }
        catch (ReadRefusal refusal)
        {
            state.ReportLast(refusal.Code, json.Offset, refusal.Message);
        }
        return null;
    }

    // The library's text ends in a position that the diagnostic already has.
    private static string Told(JsonException problem)
    {
        var end = problem.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? problem.Message : problem.Message[..end];
    }

    private static int FirstInvalid(ReadOnlySpan<byte> utf8)
    {
        var at = 0;
        while (
            System.Text.Rune.DecodeFromUtf8(utf8[at..], out _, out var used)
            == System.Buffers.OperationStatus.Done
        )
            at += used;
        return at;
    }
}
