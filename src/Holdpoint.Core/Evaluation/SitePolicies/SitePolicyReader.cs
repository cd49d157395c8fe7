using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Holdpoint.Core.Evaluation.Clocks;
using Holdpoint.Core.Evaluation.Decisions;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Core.Monitoring.Vulnerabilities;

namespace Holdpoint.Core.Evaluation.SitePolicies;

/// <summary>
/// Reads a site's policy (see docs/priorities.md). Strict: whatever is not understood is a fault with its JSON pointer, and a
/// policy with any fault is no policy. Never throws on what the file says.
/// </summary>
public static class SitePolicyReader
{
    /// <summary>What the member <c>format</c> must say.</summary>
    public const string Format = "holdpoint-site-policy/1";

    private const int MostBytes = 8 * 1024 * 1024;
    private const int MostDays = 3_650;

    private static readonly JsonSerializerOptions Writing = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads a policy.</summary>
    /// <param name="bytes">UTF-8 JSON.</param>
    /// <param name="name">The file's name, for diagnostics.</param>
    /// <param name="surroundings">Time zones and the files beside it.</param>
    public static FeedRead<SitePolicyFile> Read(
        ReadOnlyMemory<byte> bytes,
        string name,
        SitePolicySurroundings surroundings
    )
    {
        ArgumentNullException.ThrowIfNull(surroundings);
        var diagnostics = new DiagnosticList(name);
        using var document = FeedJson.Open(bytes, MostBytes, "", diagnostics);
        if (document is null)
            return new(null, diagnostics.ToList());
        var root = new StrictObject(document.RootElement, "", diagnostics);
        var tables = new PolicyTables(surroundings, name, diagnostics);
        var file = Read(root, tables, surroundings, diagnostics);
        root.Close();
        var faults = diagnostics.ToList();
        return new(faults.Count == 0 ? file with { Text = TextOf(bytes, tables.Csv) } : null, faults);
    }

    private static SitePolicyFile Read(
        StrictObject root,
        PolicyTables tables,
        SitePolicySurroundings surroundings,
        DiagnosticList diagnostics
    )
    {
        if (root.Text("format", needed: true) is { } format && format != Format)
            root.Fault("policy.format", "format", $"\"{format}\" is not read here; \"{Format}\" is.");
        var site = root.Text("site", needed: true) ?? "";
        var known = tables.Read(root);
        var (catalogue, kept) = new PolicyClocks(diagnostics).Read(root);
        var shipped = SitePolicy.Shipped;
        var policy = shipped with
        {
            Tables = known,
            PriorityTable =
                (root.Object("priorityTable") is { } named ? PolicyTables.Named(named, known) : null)
                ?? shipped.PriorityTable,
            OtherTables = root.List("otherTables") is { } others
                ?
                [
                    .. others
                        .Select(one => PolicyTables.Named(new(one.Item, one.At, diagnostics), known))
                        .OfType<TableRef>(),
                ]
                : shipped.OtherTables,
            Catalogue = catalogue,
            Clocks = kept ?? shipped.Clocks,
            Calendar = CalendarOf(root, surroundings),
            Words = WordsOf(root, diagnostics),
            Defaults = DefaultsOf(root),
            Outcomes = OutcomesOf(root, diagnostics),
            Zones = PlacesOf(root, "zones", diagnostics),
            Assets = PlacesOf(root, "assets", diagnostics),
            Sources = root.Texts("sources") is { } sources ? [.. sources.Select(one => one.Text)] : null,
            AcceptAtMostDays = root.Number("acceptAtMostDays", 1, MostDays) ?? shipped.AcceptAtMostDays,
            PlanAtMostDays = root.Number("planAtMostDays", 1, MostDays) ?? shipped.PlanAtMostDays,
            Approvals = ApprovalsOf(root, diagnostics),
        };
        SitePolicyCheck.Check(policy, root);
        return new(site, root.Date("validFrom"), root.Text("note"), policy, "");
    }

    private static SiteCalendar CalendarOf(StrictObject root, SitePolicySurroundings surroundings)
    {
        if (root.Text("timeZone", needed: true) is not { } id)
            return SiteCalendar.Utc;
        if (surroundings.Zone(id) is { } zone)
            return new(zone);
        root.Fault(
            "policy.time-zone",
            "timeZone",
            $"This machine knows no time zone \"{id}\". Use an IANA id such as Europe/Berlin; if the id is right, install the system's time zone data (Debian: tzdata)."
        );
        return SiteCalendar.Utc;
    }

    private static List<DecisionKind> ApprovalsOf(StrictObject root, DiagnosticList diagnostics)
    {
        var kinds = new List<DecisionKind>();
        foreach (var (text, at) in root.Texts("approvals") ?? [])
        {
            if (DecisionKindWord.Read(text) is { } kind)
                kinds.Add(kind);
            else
                diagnostics.Add(
                    "policy.approval",
                    at,
                    $"\"{text}\" is no kind of decision; {string.Join(", ", DecisionKindWord.All.Select(row => row.Word))} are."
                );
        }
        return kinds;
    }

    private static WordMap WordsOf(StrictObject root, DiagnosticList diagnostics)
    {
        var rows = new List<(string, string, string)>();
        foreach (var (item, at) in root.List("words") ?? [])
        {
            var row = new StrictObject(item, at, diagnostics);
            var point = row.Text("point", needed: true);
            var word = row.Text("word", needed: true);
            var value = row.Text("value", needed: true);
            row.Close();
            if (point is not null && word is not null && value is not null)
                rows.Add((point, word, value));
        }
        return rows.Count == 0 ? WordMap.Shipped : WordMap.Shipped.With(rows);
    }

    private static Dictionary<string, string> DefaultsOf(StrictObject root)
    {
        var defaults = new Dictionary<string, string>(StringComparer.Ordinal);
        if (root.Object("defaults") is not { } given)
            return defaults;
        foreach (var (name, _) in given.Members().ToList())
        {
            if (given.Text(name) is { } value)
                defaults[name.Trim().ToLowerInvariant()] = value.ToLowerInvariant();
        }
        return defaults;
    }

    private static Dictionary<string, OutcomeRule> OutcomesOf(StrictObject root, DiagnosticList diagnostics)
    {
        var outcomes = new Dictionary<string, OutcomeRule>(OutcomeRule.Shipped, StringComparer.Ordinal);
        if (root.Object("outcomes") is not { } given)
            return outcomes;
        foreach (var (name, value) in given.Members().ToList())
        {
            var rule = new StrictObject(value, given.Of(name), diagnostics);
            var with = KindOf(rule, "withFix");
            var without = KindOf(rule, "withoutFix");
            rule.Close();
            if (with is { } patch && without is { } none)
                outcomes[name.Trim().ToLowerInvariant()] = new(patch, none);
        }
        return outcomes;
    }

    private static DecisionKind? KindOf(StrictObject rule, string member)
    {
        if (rule.Text(member, needed: true) is not { } word)
            return null;
        var row = DecisionKindWord.All.FirstOrDefault(one => one.Word == word && one.IsProposed);
        if (row.Word is not null)
            return row.Kind;
        var known = DecisionKindWord.All.Where(one => one.IsProposed).Select(one => one.Word);
        rule.Fault("policy.decision", member, $"\"{word}\" is none of {string.Join(", ", known)}.");
        return null;
    }

    private static Dictionary<string, ZoneContext> PlacesOf(
        StrictObject root,
        string member,
        DiagnosticList diagnostics
    )
    {
        var places = new Dictionary<string, ZoneContext>(StringComparer.Ordinal);
        if (root.Object(member) is not { } given)
            return places;
        foreach (var (name, value) in given.Members().ToList())
        {
            var place = new StrictObject(value, given.Of(name), diagnostics);
            places[name] = new(
                place.Text("exposure"),
                place.Text("criticality"),
                place.Text("safety"),
                member == "assets" || place.Flag("overrides")
            );
            place.Close();
        }
        return places;
    }

    // Tables that were named by a file are kept in the policy, so that it can be used without the file.
    private static string TextOf(ReadOnlyMemory<byte> bytes, Dictionary<string, string> csv)
    {
        var span = bytes.Span.StartsWith("\uFEFF"u8) ? bytes.Span[3..] : bytes.Span;
        var root = JsonNode.Parse(span)!.AsObject();
        if (root["tables"] is JsonArray tables)
            for (var at = 0; at < tables.Count; at++)
            {
                if (!csv.TryGetValue($"/tables/{at}", out var text) || tables[at] is not JsonObject table)
                    continue;
                table.Remove("file");
                table["csv"] = text;
            }
        return root.ToJsonString(Writing) + "\n";
    }
}
