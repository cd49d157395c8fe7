using System.Text.Json;
using Holdpoint.Core.Monitoring.Vulnerabilities;

namespace Holdpoint.Core.Evaluation.Decisions;

/// <summary>
/// Reads decision tables: our JSON (see docs/priorities.md) and CERT/CC's CSV. Never throws on any input; a table that is
/// incomplete or contradicts itself is refused with the places.
/// </summary>
public static class DecisionTableReader
{
    private const int MostBytes = 8 * 1024 * 1024;

    /// <summary>Reads our JSON form.</summary>
    /// <param name="bytes">UTF-8 JSON with id, version, title, inputs, outcome and rows.</param>
    /// <param name="name">The file's name, for diagnostics.</param>
    public static FeedRead<DecisionTable> ReadJson(ReadOnlyMemory<byte> bytes, string name)
    {
        var diagnostics = new DiagnosticList(name);
        using var document = FeedJson.Open(bytes, MostBytes, "", diagnostics);
        if (document is null)
            return new(null, diagnostics.ToList());
        var table = DecisionTableCheck.Check(Draft(document.RootElement), diagnostics);
        return new(table, diagnostics.ToList());
    }

    /// <summary>
    /// Reads CERT/CC's CSV: a header with an optional <c>row</c> column, the inputs as <c>Name v1.0.0 (namespace)</c>, and the
    /// outcome last. Values, their order and defaults of decision points that <paramref name="known"/> tables use come from there.
    /// </summary>
    public static FeedRead<DecisionTable> ReadCsv(
        ReadOnlyMemory<byte> bytes,
        string name,
        string id,
        string version,
        DecisionTables known
    )
    {
        ArgumentNullException.ThrowIfNull(known);
        var diagnostics = new DiagnosticList(name);
        if (bytes.Length > MostBytes)
        {
            diagnostics.Add("feed.too-large", "", $"{bytes.Length} bytes; at most {MostBytes} are read.");
            return new(null, diagnostics.ToList());
        }
        var draft = DecisionTableCsv.Draft(bytes.Span, id, version, known, diagnostics);
        var table = draft is null ? null : DecisionTableCheck.Check(draft, diagnostics);
        return new(table, diagnostics.ToList());
    }

    private static DecisionTableDraft Draft(JsonElement root)
    {
        var rows = new List<DecisionRow>();
        var places = new List<string>();
        foreach (var item in root.Items("rows").Take(FeedLimits.Entries))
        {
            var cells =
                item.ValueKind == JsonValueKind.Array ? item.EnumerateArray().Select(Word).ToArray() : [];
            places.Add($"/rows/{rows.Count}");
            rows.Add(
                cells.Length == 0
                    ? new(rows.Count, [], "")
                    : new DecisionRow(rows.Count, cells[..^1], cells[^1])
            );
        }
        var outcome = root.Object("outcome");
        var id = root.Text("id")?.Trim() ?? "";
        return new(
            id,
            root.Text("version")?.Trim() ?? "",
            root.Text("title") ?? id,
            [.. root.Items("inputs").Take(FeedLimits.Items).Select(Column)],
            outcome.Text("name")?.Trim().ToLowerInvariant() ?? "outcome",
            [.. outcome.Items("values").Take(FeedLimits.Items).Select(Word)],
            rows
        )
        {
            Places = places,
        };
    }

    private static DecisionColumn Column(JsonElement item) =>
        new(
            item.Text("name")?.Trim().ToLowerInvariant() ?? "",
            item.Text("version"),
            [.. item.Items("values").Take(FeedLimits.Items).Select(Word)],
            item.Text("default")?.Trim().ToLowerInvariant()
        );

    private static string Word(JsonElement cell) => cell.AsText()?.Trim().ToLowerInvariant() ?? "";
}
