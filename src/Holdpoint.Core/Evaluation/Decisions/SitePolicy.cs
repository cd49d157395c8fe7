using Holdpoint.Core.Evaluation.Clocks;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Core.Inventory;

namespace Holdpoint.Core.Evaluation.Decisions;

/// <summary>How one site decides: its tables, words, zones, clocks and calendar. Every part has a shipped value.</summary>
public sealed record SitePolicy
{
    /// <summary>The shipped policy: SSVC Deployer 1.0.0 for priorities, BOD 26-04 beside it, the site-policy clock, UTC.</summary>
    public static SitePolicy Shipped { get; } = new();

    /// <summary>Which revision of the site's policy it is: <c>shipped</c>, or <c>revision N</c>.</summary>
    public string Revision { get; init; } = "shipped";

    /// <summary>The table whose outcome is the case's priority.</summary>
    public TableRef PriorityTable { get; init; } = new("ssvc:deployer", "1.0.0");

    /// <summary>Tables that are decided beside it; their clocks count when <see cref="Clocks"/> names them.</summary>
    public IReadOnlyList<TableRef> OtherTables { get; init; } = [new("cisa:bod-26-04", "1.0.0")];

    /// <summary>The tables at hand.</summary>
    public DecisionTables Tables { get; init; } = DecisionTables.Shipped;

    /// <summary>Ids of the clocks that the site keeps.</summary>
    public IReadOnlyList<string> Clocks { get; init; } = ["site-policy"];

    /// <summary>The clocks at hand.</summary>
    public ClockCatalogue Catalogue { get; init; } = ClockCatalogue.Shipped;

    /// <summary>The site's calendar.</summary>
    public SiteCalendar Calendar { get; init; } = SiteCalendar.Utc;

    /// <summary>What zones say for their assets, by the zone's name.</summary>
    public IReadOnlyDictionary<string, ZoneContext> Zones { get; init; } =
        new Dictionary<string, ZoneContext>(StringComparer.Ordinal);

    /// <summary>What the policy says of single assets instead of their own data, by the asset's identifier.</summary>
    public IReadOnlyDictionary<string, ZoneContext> Assets { get; init; } =
        new Dictionary<string, ZoneContext>(StringComparer.Ordinal);

    /// <summary>Values for inputs of which nothing is known, by the input's name; they stand before the tables' own defaults.</summary>
    public IReadOnlyDictionary<string, string> Defaults { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Ids of the advisory sources that the site has to evaluate; null for all.</summary>
    public IReadOnlyList<string>? Sources { get; init; }

    /// <summary>How many calendar days ahead an acceptance may reach, at least 1.</summary>
    public int AcceptAtMostDays { get; init; } = 365;

    /// <summary>How many calendar days ahead the last action of a mitigation plan may lie, at least 1.</summary>
    public int PlanAtMostDays { get; init; } = 365;

    /// <summary>Decisions that stand only when a second person approves them.</summary>
    public IReadOnlyList<DecisionKind> Approvals { get; init; } = [];

    /// <summary>The site's words.</summary>
    public WordMap Words { get; init; } = WordMap.Shipped;

    /// <summary>What is proposed for each outcome of the priority table.</summary>
    public IReadOnlyDictionary<string, OutcomeRule> Outcomes { get; init; } = OutcomeRule.Shipped;

    /// <summary>
    /// What an asset brings to decisions: zone, criticality, safety, the attribute <c>exposure</c> of any of its components (of
    /// several the widest), and the attributes that a site's own tables ask for.
    /// </summary>
    public AssetContext ContextOf(Asset asset)
    {
        ArgumentNullException.ThrowIfNull(asset);
        return new()
        {
            Zone = asset.Zone,
            Criticality = asset.Criticality,
            Safety = asset.Safety,
            Exposure = Widest(asset),
            Further = FurtherOf(asset),
            Policy = ToldOf(asset),
        };
    }

    // The policy's word on the asset itself comes before its word on the zone.
    private AttributeSet ToldOf(Asset asset)
    {
        var own = Assets.GetValueOrDefault(asset.Id);
        var zone =
            asset.Zone is { } name && Zones.GetValueOrDefault(name) is { Overrides: true } said ? said : null;
        if (own is null && zone is null)
            return AttributeSet.Empty;
        (string Fact, string? Word)[] told =
        [
            ("exposure", own?.Exposure ?? zone?.Exposure),
            ("criticality", own?.Criticality ?? zone?.Criticality),
            ("safety", own?.Safety ?? zone?.Safety),
        ];
        return AttributeSet.Of(
            told.Where(one => one.Word is not null)
                .Select(one => new KeyValuePair<string, string>(one.Fact, one.Word!))
        );
    }

    private string? Widest(Asset asset)
    {
        string[] order = ["small", "controlled", "open"];
        return asset
            .Components.Select(component => component.Attributes["exposure"])
            .Where(word => !string.IsNullOrWhiteSpace(word))
            .MaxBy(word => Array.IndexOf(order, Words.Find("system exposure", word!)));
    }

    private AttributeSet FurtherOf(Asset asset)
    {
        var asked = Asked();
        return asked.Count == 0
            ? AttributeSet.Empty
            : AttributeSet.Of(
                asset
                    .Components.SelectMany(component => component.Attributes)
                    .Where(pair => asked.Contains(pair.Key))
            );
    }

    // Inputs that neither a vulnerability, the asset's own fields nor another table answers.
    private HashSet<string> Asked()
    {
        var shipped = DecisionTables
            .Shipped.All.SelectMany(table => table.Inputs)
            .Select(input => input.Name);
        var own = Tables.All.SelectMany(table => table.Inputs).Select(input => input.Name);
        return [.. own.Except(shipped, StringComparer.Ordinal).Where(name => !Tables.Decides(name))];
    }
}
