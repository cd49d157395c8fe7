using Holdpoint.Core.Access;
using Holdpoint.Core.Evaluation.Clocks;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Engine.Evaluation.PatchCases;
using Holdpoint.Engine.Evidence;
using Holdpoint.Server.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Holdpoint.Server.Pages.Evaluation;

/// <summary>One case: what, why, until when, who did what; and the place to decide.</summary>
public sealed partial class CasePage
{
    private static readonly string[] Kinds =
    [
        "case.decision",
        "case.decision.asked",
        "case.decision.rejected",
        "case.stage",
        "case.comment",
    ];

    private CaseDetail? _detail;
    private SiteCalendar _calendar = SiteCalendar.Utc;
    private DateOnly _today;
    private IReadOnlyList<HistoryEntry> _history = [];
    private IReadOnlyList<string> _differences = [];
    private string? _trouble;

    /// <summary>The case's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

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

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        var cancel = Context.RequestAborted;
        var found = await Work.Programme.CaseAsync(Id, cancel);
        // A case of a site that the person may not see is not there.
        if (found is null || !Person.May(Permission.View, found.Case.Content.Site))
        {
            Context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        _detail = found;
        _calendar = await Times.OfAsync(found.Case.Content.Site, cancel);
        _today = _calendar.DateOf(Times.Now);
        _history = await Work.Programme.HistoryAsync(Kinds, Id, cancel);
        _differences = await Work.Programme.ReplayAsync(found.Case, cancel);
    }

    private async Task DecideAsync()
    {
        if (DecisionForm.Read(Context.Request.Form, T, out _trouble) is { } word)
            await MoveAsync(
                Permission.Decide,
                "decided",
                () => Work.Programme.DecideAsync(Id, word, Context.RequestAborted)
            );
    }

    private Task ApproveAsync() =>
        MoveAsync(
            Permission.Approve,
            "approved",
            () => Work.Programme.ApproveAsync(Id, Said(), Context.RequestAborted)
        );

    private Task RejectAsync() =>
        MoveAsync(
            Permission.Approve,
            "rejected",
            () => Work.Programme.RejectAsync(Id, Said(), Context.RequestAborted)
        );

    private async Task MoveAsync(Permission needed, string said, Func<Task<CaseMove?>> move)
    {
        if (_detail is null)
            return;
        if (!await Denials.MayAsync(needed, _detail.Case.Content.Site, Id))
        {
            _trouble = T["case.denied"];
            return;
        }
        var made = await move();
        if (made?.Refusal is { } refusal)
            _trouble = refusal.Text;
        else
            Navigation.NavigateTo($"/cases/{Id}?said={(made?.Case?.Asked is null ? said : "asked")}");
    }

    private string Said() => Context.Request.Form["why"].ToString().Trim();
}
