using System.Runtime.CompilerServices;
using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading;

/// <summary>What one reading collects beside the document.</summary>
internal sealed class ReadState(CsafReadOptions options)
{
    private readonly List<(string Code, string Pointer, long Offset, string Message)> diagnostics = [];
    private readonly List<string> unknown = [];
    private readonly List<string> unsorted = [];
    private int objects;
    private (int Start, int Length) rejected = (-1, 0);

    internal CsafReadOptions Options { get; } = options;

    internal CsafVersion Version { get; set; }

    internal JsonPath Path { get; } = new();

    internal StringPool Strings { get; } = StringPool.OfThread;

    internal IReadOnlyList<string> Unknown => unknown;

    internal IReadOnlyList<string> Unsorted => unsorted;

    internal bool HasRoom => diagnostics.Count < Options.MaxDiagnostics;

    internal void Report(
        string code,
        long offset,
        [InterpolatedStringHandlerArgument("")] ref ReportMessage message
    ) => Report(code, offset, message.ToString());

    internal void Report(string code, long offset, string message)
    {
        if (HasRoom)
            diagnostics.Add((code, Path.ToString(), offset, message));
        else if (diagnostics.Count == Options.MaxDiagnostics)
            diagnostics.Add(
                (
                    DiagnosticCodes.TooManyDiagnostics,
                    "",
                    offset,
                    $"more than {Options.MaxDiagnostics} diagnostics"
                )
            );
    }

    /// <summary>Adds a diagnostic that is never left out, the last of its document.</summary>
    internal void ReportLast(string code, long offset, string message) =>
        diagnostics.Add((code, Path.ToString(), offset, message));

    internal void NoteUnknown()
    {
        if (unknown.Count < Options.MaxDiagnostics)
            unknown.Add(Path.ToString());
    }

    internal void NoteUnsorted()
    {
        if (unsorted.Count < Options.MaxDiagnostics)
            unsorted.Add(Path.ToString());
    }

    internal bool CountObject() => ++objects <= Options.MaxObjects;

    /// <summary>Marks a value that the model cannot hold, to be kept as it is by the object it belongs to.</summary>
    internal void Reject(int start, int length) => rejected = (start, length);

    internal bool TakeRejected(out int start, out int length)
    {
        (start, length) = rejected;
        rejected = (-1, 0);
        return start >= 0;
    }

    /// <summary>The diagnostics in document order, with their lines counted in one pass.</summary>
    internal List<CsafDiagnostic> Diagnostics(ReadOnlySpan<byte> utf8)
    {
        var listed = new List<CsafDiagnostic>(diagnostics.Count);
        var (line, counted) = (1, 0);
        foreach (var (code, pointer, offset, message) in diagnostics.OrderBy(d => d.Offset))
        {
            var upTo = (int)Math.Min(offset, utf8.Length);
            line += utf8[counted..upTo].Count((byte)'\n');
            counted = upTo;
            listed.Add(new CsafDiagnostic(code, pointer, offset, line, message));
        }
        return listed;
    }
}
