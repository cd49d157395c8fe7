using System.Text;
using System.Text.Json;
using Holdpoint.Core.Evaluation.Decisions;
using Holdpoint.Core.Monitoring.Vulnerabilities;

namespace Holdpoint.Core.Evaluation.SitePolicies;

/// <summary>Reads the decision tables of a policy: own ones, and which of all decide.</summary>
internal sealed class PolicyTables(
    SitePolicySurroundings surroundings,
    string name,
    DiagnosticList diagnostics
)
{
    /// <summary>The texts of the CSV files that were read, by the pointer of their table.</summary>
    public Dictionary<string, string> Csv { get; } = new(StringComparer.Ordinal);

    /// <summary>The shipped tables and the policy's own.</summary>
    public DecisionTables Read(StrictObject root)
    {
        var tables = DecisionTables.Shipped;
        foreach (var (item, at) in root.List("tables") ?? [])
        {
            var table = One(new(item, at, diagnostics), tables);
            if (table is null)
                continue;
            if (tables.Find(table.Id, table.Version) is not null)
                diagnostics.Add(
                    "policy.table-twice",
                    at,
                    $"There is a table {table.Id} {table.Version} already. Give yours an id or version of its own."
                );
            else
                tables = tables.With(table);
        }
        return tables;
    }

    /// <summary>A table that the policy names; null where it names none, or one that is not at hand.</summary>
    public static TableRef? Named(StrictObject at, DecisionTables tables)
    {
        var id = at.Text("id", needed: true);
        var version = at.Text("version", needed: true);
        at.Close();
        if (id is null || version is null)
            return null;
        if (tables.Find(id, version) is not null)
            return new(id, version);
        at.Fault(
            "policy.table",
            "id",
            $"There is no table {id} {version}; there are {string.Join(", ", tables.All.Select(one => $"{one.Id} {one.Version}"))}."
        );
        return null;
    }

    private DecisionTable? One(StrictObject item, DecisionTables known)
    {
        if (item.Element.ValueKind == JsonValueKind.Object && item.Element.TryGetProperty("rows", out _))
            return Take(
                DecisionTableReader.ReadJson(Encoding.UTF8.GetBytes(item.Element.GetRawText()), name),
                item.At
            );
        var id = item.Text("id", needed: true);
        var version = item.Text("version", needed: true);
        var text = item.Text("csv");
        var file = item.Text("file");
        item.Close();
        if (text is null == file is null)
        {
            item.Fault(
                "policy.table-source",
                "file",
                "Name a CSV file in \"file\", or write the CSV's text in \"csv\", or the table itself with \"rows\": one of the three."
            );
            return null;
        }
        if (id is null || version is null)
            return null;
        var bytes = text is not null ? Encoding.UTF8.GetBytes(text) : surroundings.File(file!);
        if (bytes is not { } csv)
        {
            item.Fault(
                "policy.file",
                "file",
                $"The file {file} cannot be read. It is looked for beside the policy."
            );
            return null;
        }
        if (file is not null)
            Csv[item.At] = Encoding.UTF8.GetString(csv.Span);
        return Take(
            DecisionTableReader.ReadCsv(csv, file ?? "csv", id, version, known),
            item.At,
            "table.no-default"
        );
    }

    // A CSV that knows no default for a column says so; the last, most urgent value then counts, which is no fault.
    private DecisionTable? Take(FeedRead<DecisionTable> read, string at, string? remark = null)
    {
        foreach (var one in read.Diagnostics.Where(one => one.Code != remark))
            diagnostics.Add(one.Code, at, $"{one.Place}: {one.Text}");
        return read.Value;
    }
}
