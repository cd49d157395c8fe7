using System.Text.Json;
using Holdpoint.Core.Evaluation.Decisions;
using Holdpoint.Core.Monitoring.Vulnerabilities;

namespace Holdpoint.Core.Evaluation.Clocks;

/// <summary>The clocks that exist. Which of them a site keeps is its policy's choice.</summary>
/// <param name="Definitions">Each id once.</param>
public sealed record ClockCatalogue(IReadOnlyList<ClockDefinition> Definitions)
{
    private const int MostBytes = 1024 * 1024;
    private const int MostDays = 36_500;

    /// <summary>The shipped clocks: NERC CIP-007-6 and -7.1 R2, CISA BOD 26-04, and the site's own policy.</summary>
    public static ClockCatalogue Shipped { get; } = ReadShipped();

    /// <summary>The clock of an id; null when there is none.</summary>
    public ClockDefinition? Find(string id) => Definitions.FirstOrDefault(definition => definition.Id == id);

    /// <summary>These clocks and those of another catalogue; of one id the other's stands.</summary>
    public ClockCatalogue With(ClockCatalogue other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new([.. Definitions.Where(one => other.Find(one.Id) is null), .. other.Definitions]);
    }

    /// <summary>Reads the JSON form of a catalogue (see docs/priorities.md); never throws. A clock that is not whole is told and left out.</summary>
    public static FeedRead<ClockCatalogue> Read(ReadOnlyMemory<byte> bytes, string name)
    {
        var diagnostics = new DiagnosticList(name);
        using var document = FeedJson.Open(bytes, MostBytes, "", diagnostics);
        if (document is null)
            return new(null, diagnostics.ToList());
        var read = new List<ClockDefinition>();
        var index = -1;
        foreach (var item in document.RootElement.Items("clocks").Take(FeedLimits.Items))
        {
            index++;
            if (ReadOne(item, $"/clocks/{index}", diagnostics) is not { } clock)
                continue;
            if (read.Exists(other => other.Id == clock.Id))
                diagnostics.Add(
                    "clock.twice",
                    $"/clocks/{index}/id",
                    $"{clock.Id} is there twice; the first stands."
                );
            else
                read.Add(clock);
        }
        return new(new(read), diagnostics.ToList());
    }

    /// <summary>One clock of the JSON form; null when it is not whole.</summary>
    internal static ClockDefinition? ReadOne(JsonElement item, string at, DiagnosticList diagnostics)
    {
        var before = diagnostics.Count;
        var id = item.Text("id")?.Trim() ?? "";
        if (id.Length == 0)
            diagnostics.Add("clock.id", $"{at}/id", "A clock needs an id.");
        var kind = item.Text("kind") switch
        {
            "source-evaluation" => ClockKind.SourceEvaluation,
            "case-action" => ClockKind.CaseAction,
            "case-outcome" => ClockKind.CaseOutcome,
            _ => (ClockKind?)null,
        };
        if (kind is null)
            diagnostics.Add("clock.kind", $"{at}/kind", "source-evaluation, case-action or case-outcome.");
        var days = Days(item, "days", $"{at}/days", diagnostics);
        var byOutcome = DaysByOutcome(item.Object("daysByOutcome"), $"{at}/daysByOutcome", diagnostics);
        if (kind == ClockKind.CaseOutcome ? byOutcome.Count == 0 || item.Text("table") is null : days is null)
            diagnostics.Add(
                "clock.days",
                at,
                "The days (or, by outcome, the days and the table) are missing."
            );
        var ends = Ends(item, at, diagnostics);
        if (diagnostics.Count != before)
            return null;
        return new()
        {
            Id = id,
            Regime = item.Text("regime"),
            MetBy = ends,
            Kind = kind!.Value,
            Title = item.Text("title") ?? id,
            Basis = item.Text("basis") ?? id,
            Start = item.Text("start") ?? "its start",
            Days = days,
            Table = item.Text("table"),
            DaysByOutcome = byOutcome,
            SoonDays = Days(item, "soon", $"{at}/soon", diagnostics) ?? 0,
            ValidFrom = Date(item, "validFrom", at, diagnostics),
            ValidTo = Date(item, "validTo", at, diagnostics),
            Mark = Enum.TryParse<ClockMark>(item.Text("mark"), true, out var mark) ? mark : ClockMark.Ours,
            Note = item.Text("note"),
        };
    }

    private static List<ClockEnd> Ends(JsonElement item, string at, DiagnosticList diagnostics)
    {
        var ends = new List<ClockEnd>();
        var index = -1;
        foreach (var word in item.Items("metBy").Take(FeedLimits.Items))
        {
            index++;
            if (Enum.TryParse<ClockEnd>(word.AsText(), ignoreCase: true, out var end) && Enum.IsDefined(end))
                ends.Add(end);
            else
                diagnostics.Add(
                    "clock.met-by",
                    $"{at}/metBy/{index}",
                    "\"plan\", \"acceptance\" or \"decision\" is needed."
                );
        }
        return ends;
    }

    private static Dictionary<string, int?> DaysByOutcome(
        JsonElement item,
        string at,
        DiagnosticList diagnostics
    )
    {
        var days = new Dictionary<string, int?>(StringComparer.Ordinal);
        if (item.ValueKind != JsonValueKind.Object)
            return days;
        foreach (var member in item.EnumerateObject())
            days[member.Name.Trim().ToLowerInvariant()] =
                member.Value.ValueKind == JsonValueKind.Null
                    ? null
                    : Days(item, member.Name, $"{at}/{member.Name}", diagnostics);
        return days;
    }

    private static int? Days(JsonElement item, string name, string at, DiagnosticList diagnostics)
    {
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty(name, out var value))
            return null;
        if (
            value.ValueKind == JsonValueKind.Number
            && value.TryGetInt32(out var days)
            && days is >= 0 and <= MostDays
        )
            return days;
        diagnostics.Add("clock.days", at, $"A whole number from 0 to {MostDays} is needed.");
        return null;
    }

    private static DateOnly? Date(JsonElement item, string name, string at, DiagnosticList diagnostics)
    {
        if (item.Text(name) is not { } text)
            return null;
        var date = FeedJson.ParseDate(text);
        if (date is null)
            diagnostics.Add("clock.date", $"{at}/{name}", "A date yyyy-MM-dd is needed.");
        return date;
    }

    private static ClockCatalogue ReadShipped()
    {
        var read = Read(ShippedFile.Read(".Clocks.Catalogue.clocks.json"), "clocks.json");
        return read is { Value: { } catalogue, Diagnostics.Count: 0 }
            ? catalogue
            : throw new InvalidOperationException(read.Diagnostics[0].ToString());
    }
}
