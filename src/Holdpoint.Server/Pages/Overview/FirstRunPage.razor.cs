using Holdpoint.Core.Access;
using Holdpoint.Engine;
using Holdpoint.Engine.Jobs;
using Holdpoint.Engine.Monitoring;
using Holdpoint.Server.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Holdpoint.Server.Pages.Overview;

/// <summary>From an empty programme to the first worklist. What is done is seen by what is there, so that it can be left at any time.</summary>
public sealed partial class FirstRunPage
{
    private const int Looks = 20;
    private readonly List<string> _troubles = [];
    private FirstSteps _steps = new(false, false, false, false, false);
    private IReadOnlyList<SourceState> _sources = [];
    private List<string> _sites = [];
    private List<Job> _looks = [];
    private List<Job> _evaluations = [];
    private int _assets;

    /// <summary>The request.</summary>
    [CascadingParameter]
    public HttpContext Context { get; set; } = null!;

    [Inject]
    private Work Work { get; set; } = null!;

    [Inject]
    private CurrentPerson Person { get; set; } = null!;

    [Inject]
    private Denials Denials { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IStringLocalizer<Texts> T { get; set; } = null!;

    private (string Name, bool Done)[] Steps =>
        [
            ("site", _steps.HasSite),
            ("sources", _steps.HasSource),
            ("inventory", _steps.HasInventory),
            ("look", _steps.HasLooked),
            ("evaluate", _steps.HasEvaluated),
        ];

    private string? Next => Steps.FirstOrDefault(step => !step.Done).Name;

    private CancellationToken Cancel => Context.RequestAborted;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _steps = await Work.Programme.FirstStepsAsync(Cancel);
        _sites = [.. (await Work.Programme.SitesAsync(Cancel)).Select(one => one.Site)];
        _sources = await Work.Programme.SourcesAsync(Cancel);
        _assets = (await Work.Programme.ZonesAsync(Cancel)).Sum(one => one.Assets);
        _looks = [.. await OpenAsync(JobKinds.SourceChecks), .. await OpenAsync(JobKinds.SourceCheck)];
        _evaluations = [.. await OpenAsync(JobKinds.Evaluation)];
    }

    private async Task SampleAsync()
    {
        if (!_steps.IsUntouched || !await Denials.MayAsync(Permission.ChangeInventory, null, "sample plant"))
            return;
        await SamplePlant.LoadAsync(Work.Programme, Clock.GetUtcNow(), Cancel);
        Navigation.NavigateTo("/first-run");
    }

    private async Task SiteAsync()
    {
        var name = Given("name").Trim();
        if (!await Denials.MayAsync(Permission.ChangePolicy, null, $"site {name}"))
            return;
        if (await Work.Programme.AddSiteAsync(name, Given("zone").Trim(), Cancel) is { } why)
            _troubles.Add(why);
        else
            Navigation.NavigateTo("/first-run");
    }

    private async Task SourcesAsync()
    {
        var given = Context.Request.Form["known"].OfType<string>().Append(Given("other").Trim());
        foreach (var one in given.Where(one => one.Length > 0))
        {
            if (SourceProposal.Of(one, null, null, Clock.GetUtcNow(), out var why) is not { } source)
                _troubles.Add(why);
            else if (!await Work.Programme.AddSourceAsync(source, Cancel))
                _troubles.Add(T["first.sources.taken", source.Id]);
        }
        if (_troubles.Count == 0)
            Navigation.NavigateTo("/first-run");
        else
            _sources = await Work.Programme.SourcesAsync(Cancel);
    }

    private async Task LookAsync()
    {
        await Work.Programme.Jobs.AskAsync(JobAsk.SourceChecks(onlyDue: false), Cancel);
        Navigation.NavigateTo("/first-run");
    }

    private async Task EvaluateAsync()
    {
        if (!await Denials.MayAsync(Permission.Evaluate, null, "evaluation"))
            return;
        await Work.Programme.Jobs.AskAsync(JobAsk.Evaluation(), Cancel);
        Navigation.NavigateTo("/first-run");
    }

    private async Task<IReadOnlyList<Job>> OpenAsync(string kind) =>
        (
            await Work.Programme.Jobs.ListAsync(
                new()
                {
                    SeenBy = Person.Who,
                    Kind = kind,
                    OnlyOpen = true,
                    Count = Looks,
                },
                Cancel
            )
        ).Jobs;

    private bool May(Permission permission) => Person.May(permission, null);

    private bool Has(string id) => _sources.Any(state => state.Source.Id == id);

    private string Given(string field) =>
        HttpMethods.IsPost(Context.Request.Method) ? Context.Request.Form[field].ToString() : "";
}
