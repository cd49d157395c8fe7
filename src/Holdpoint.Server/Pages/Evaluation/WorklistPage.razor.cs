using System.Globalization;
using Holdpoint.Core.Access;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Engine.Evaluation.PatchCases;
using Holdpoint.Server.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Holdpoint.Server.Pages.Evaluation;

/// <summary>The open cases, the most urgent first; the place to decide on several at once.</summary>
public sealed partial class WorklistPage
{
    private static readonly string[] Stages =
    [
        nameof(PatchCaseStage.Evaluated),
        nameof(PatchCaseStage.Decided),
        nameof(PatchCaseStage.Acquisition),
        nameof(PatchCaseStage.Validation),
        nameof(PatchCaseStage.Deployment),
    ];

    private readonly Dictionary<string, DateOnly> _today = new(StringComparer.Ordinal);
    private readonly List<string> _troubles = [];
    private HashSet<string> _chosen = [];
    private WorklistPart _part = new([], 0);
    private WorklistWords _words = new([], [], []);
    private IReadOnlyList<string> _zones = [];
    private int _overdue;
    private bool _manySites;
    private bool _mayDecide;

    /// <summary>The site.</summary>
    [SupplyParameterFromQuery]
    public string? Site { get; set; }

    /// <summary>A zone.</summary>
    [SupplyParameterFromQuery]
    public string? Zone { get; set; }

    /// <summary>A priority.</summary>
    [SupplyParameterFromQuery]
    public string? Priority { get; set; }

    /// <summary>A stage.</summary>
    [SupplyParameterFromQuery]
    public string? Stage { get; set; }

    /// <summary>What the cases wait for.</summary>
    [SupplyParameterFromQuery]
    public string? Waits { get; set; }

    /// <summary>Due on this date at the latest.</summary>
    [SupplyParameterFromQuery]
    public string? Due { get; set; }

    /// <summary>A part of what the lines say.</summary>
    [SupplyParameterFromQuery]
    public string? Text { get; set; }

    /// <summary>Lines left out at the beginning.</summary>
    [SupplyParameterFromQuery]
    public int From { get; set; }

    /// <summary>The request.</summary>
    [CascadingParameter]
    public HttpContext Context { get; set; } = null!;

    [Inject]
    private Work Work { get; set; } = null!;

    [Inject]
    private SiteTimes Times { get; set; } = null!;

    [Inject]
    private CurrentPerson Person { get; set; } = null!;

    [Inject]
    private Denials Denials { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IStringLocalizer<Texts> T { get; set; } = null!;

    [Inject]
    private IStringLocalizer<Pages.Texts> Common { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        var cancel = Context.RequestAborted;
        _words = await Work.Programme.WorklistWordsAsync(cancel);
        // Also what another site calls its zones is that site's own.
        _zones =
        [
            .. (await Work.Programme.ZonesAsync(cancel))
                .Where(one => one.Zone is not null && Person.May(Permission.View, one.Site))
                .Select(one => one.Zone!)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        var allowed = Person.Who.SitesOf(Permission.View);
        _part = await Work.Programme.WorklistPartAsync(
            WorklistFilters.Read(Context.Request.Query, allowed) with
            {
                From = From,
                Count = ServerLimits.PageRows,
            },
            cancel
        );
        foreach (var site in _words.Sites)
            _today[site] = await Times.TodayAsync(site, cancel);
        _manySites = string.IsNullOrEmpty(Site) && (allowed?.Count ?? _words.Sites.Count) > 1;
        _mayDecide = Person.Who.MayAnywhere(Permission.Decide);
        var late = await Work.Programme.WorklistDueAsync(
            DateOnly.FromDateTime(Times.Now.UtcDateTime).AddDays(1),
            cancel
        );
        _overdue = late.Where(one =>
                one.DueOn < _today[one.Site]
                && (string.IsNullOrEmpty(Site) || one.Site == Site)
                && Person.May(Permission.View, one.Site)
            )
            .Sum(one => one.Cases);
    }

    // Each case is decided by itself: what one refuses does not keep the others from being decided, and is said.
    private async Task DecideAsync()
    {
        var form = Context.Request.Form;
        _chosen = [.. form["case"].OfType<string>()];
        if (_chosen.Count == 0)
            _troubles.Add(T["worklist.none-chosen"]);
        var word = DecisionForm.Read(form, T, out var trouble);
        if (trouble is not null)
            _troubles.Add(trouble);
        if (_troubles.Count > 0 || word is null)
            return;
        var done = 0;
        foreach (var id in _chosen.Order(StringComparer.Ordinal))
        {
            if (await DecideAsync(id, word, form) is { } refused)
                _troubles.Add($"{id}: {refused}");
            else
                done++;
        }
        if (_troubles.Count == 0)
            Navigation.NavigateTo(new PageQuery(Context).With("said", done));
    }

    private async Task<string?> DecideAsync(string id, DecisionWord word, IFormCollection form)
    {
        if (await Work.Programme.CaseAsync(id, Context.RequestAborted) is not { } detail)
            return T["worklist.gone"];
        if (!await Denials.MayAsync(Permission.Decide, detail.Case.Content.Site, id))
            return T["case.denied"];
        var leave = form["leave"]
            .ToString()
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var except = CaseWords
            .AssetsOf(detail.Case.Content.Parts)
            .Intersect(leave, StringComparer.OrdinalIgnoreCase)
            .Select(asset => new AssetException(
                asset,
                DecisionKindWord.Read(form["leave-kind"].ToString()) ?? DecisionKind.AcceptUntil,
                word.Why,
                DateOnly.TryParse(form["leave-until"].ToString(), CultureInfo.InvariantCulture, out var until)
                    ? until
                    : null
            ))
            .ToList();
        var move = await Work.Programme.DecideAsync(
            id,
            word with
            {
                Except = except,
            },
            Context.RequestAborted
        );
        return move is null ? T["worklist.gone"] : move.Refusal?.Text;
    }

    private string State(WorklistLine line) => WorklistFilters.State(line, T);

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
