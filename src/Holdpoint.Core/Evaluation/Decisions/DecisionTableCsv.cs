using System.Text;
using System.Text.RegularExpressions;
using Holdpoint.Core.Monitoring.Vulnerabilities;

namespace Holdpoint.Core.Evaluation.Decisions;

/// <summary>Reads CERT/CC's CSV form of a table into a draft.</summary>
internal static partial class DecisionTableCsv
{
    public static DecisionTableDraft? Draft(
        ReadOnlySpan<byte> bytes,
        string id,
        string version,
        DecisionTables known,
        DiagnosticList diagnostics
    )
    {
        var text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');
        var rows = new List<DecisionRow>();
        var places = new List<string>();
        string[]? header = null;
        var skip = 0;
        var number = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            number++;
            var line = text[range].TrimEnd('\r');
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var cells = Cells(line);
            if (header is null)
            {
                header = cells;
                skip = cells[0].Equals("row", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
                continue;
            }
            if (cells.Length != header.Length)
            {
                diagnostics.Add(
                    "table.row",
                    $"line {number}",
                    $"{cells.Length} cells under {header.Length} headings."
                );
                continue;
            }
            places.Add($"line {number}");
            rows.Add(new(rows.Count, [.. cells[skip..^1].Select(Fold)], Fold(cells[^1])));
        }
        if (header is null || header.Length < skip + 2)
        {
            diagnostics.Add(
                "table.header",
                "line 1",
                "A header with at least one input and the outcome is needed."
            );
            return null;
        }
        var headings = header[skip..].Select(Heading).ToArray();
        var inputs = headings[..^1].Select((heading, at) => Column(heading, at, rows, known)).ToArray();
        foreach (var column in inputs.Where(column => column.Default is null && !known.Decides(column.Name)))
            diagnostics.Add(
                "table.no-default",
                "line 1",
                $"{column.Name}: no default is known; where nothing is known the last value counts."
            );
        return new(id, version, id, inputs, headings[^1].Name, Outcomes(headings[^1].Name, rows, known), rows)
        {
            Places = places,
        };
    }

    private static DecisionColumn Column(
        (string Name, string? Version) heading,
        int at,
        List<DecisionRow> rows,
        DecisionTables known
    )
    {
        var values = rows.Select(row => row.Values[at])
            .Where(value => value != "*")
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        var same = known
            .All.SelectMany(table => table.Inputs)
            .FirstOrDefault(column => column.Name == heading.Name);
        return same is not null && values.All(value => DecisionTable.IndexOf(same.Values, value) >= 0)
            ? new(heading.Name, heading.Version, same.Values, same.Default)
            : new(heading.Name, heading.Version, values, null);
    }

    // CERT/CC names some outcome groups by their values in order; others are known from shipped tables.
    private static string[] Outcomes(string name, List<DecisionRow> rows, DecisionTables known)
    {
        var values = rows.Select(row => row.Outcome).Distinct(StringComparer.Ordinal).ToArray();
        var named = name.Split(", ");
        if (values.All(value => DecisionTable.IndexOf(named, value) >= 0))
            return named;
        var same = known.All.FirstOrDefault(table => values.All(value => table.RankOf(value) >= 0));
        return same is null ? values : [.. same.Outcomes];
    }

    private static (string Name, string? Version) Heading(string text)
    {
        var match = VersionTail().Match(text);
        return match.Success
            ? (Fold(text[..match.Index]), match.Groups["version"].Value)
            : (Fold(text), null);
    }

    private static string Fold(string cell) => cell.Trim().ToLowerInvariant();

    private static string[] Cells(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
                cell.Append(line[i++]);
            else if (line[i] == '"')
                quoted = !quoted;
            else if (line[i] == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
                cell.Append(line[i]);
        }
        cells.Add(cell.ToString());
        return [.. cells];
    }

    [GeneratedRegex(
        @" v(\d+\.\d+\.\d+)( \([\w.]+\))?\s*$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: -1
    )]
    private static partial Regex VersionTail();
}
