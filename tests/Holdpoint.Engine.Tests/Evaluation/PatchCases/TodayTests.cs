using Holdpoint.Core.Evaluation.PatchCases;

namespace Holdpoint.Engine.Tests.Evaluation.PatchCases;

/// <summary>What is due, overdue and over today is so by each site's own date.</summary>
public sealed class TodayTests : IDisposable
{
    private const string Csv =
        "site,zone,asset,vendor,product,order_number,version\n"
        + "Auckland,Control,A1,Siemens,SIMATIC Widget 9,6ES7 999-1AA00-0AA0,V1.5\n"
        + "Hilo,Control,B1,Siemens,SIMATIC Widget 9,6ES7 999-1AA00-0AA0,V1.5\n";

    // The 1st of December in Auckland, the 30th of November everywhere else.
    private static readonly DateTimeOffset Noon = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly LastOfNovember = new(2026, 11, 30);

    private readonly DataDirectory _directory = new();
    private readonly Movable _clock = new() { Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero) };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task What_is_overdue_in_Auckland_is_due_today_in_Hilo()
    {
        var programme = await DecidedAsync(DecisionKind.Mitigate);
        _clock.Now = Noon;
        Assert.Equal(["Auckland"], await SitesAsync(programme, -1));
        Assert.Equal(["Auckland", "Hilo"], await SitesAsync(programme, 0));
        var dates = await programme.DatesAsync(Cancel);
        Assert.Equal((LastOfNovember.AddDays(1), LastOfNovember), (dates.At("Auckland"), dates.At("Hilo")));
        _clock.Now = Noon.AddHours(22);
        Assert.Equal(["Auckland", "Hilo"], await SitesAsync(programme, -1));
    }

    [Fact]
    public async Task An_acceptance_that_ended_asks_on_that_day_without_an_evaluation()
    {
        var programme = await DecidedAsync(DecisionKind.AcceptUntil);
        _clock.Now = Noon;
        Assert.Equal(["Auckland"], await AskedAsync(programme));
        var evaluated = (await programme.EvaluateAsync(false, null, Cancel)).CaseChanges;
        Assert.Contains(evaluated, change => change.Kind == CaseChangeKind.DecisionQuestioned);
        Assert.Equal(["Auckland"], await AskedAsync(programme));
    }

    private async Task<Programme> DecidedAsync(DecisionKind kind)
    {
        var programme = await _directory.OpenAsync(_clock);
        await programme.ImportAdvisoriesAsync(
            [_directory.Write("t-1.json", SmallAdvisory.Of("T-1", "1"))],
            null,
            Cancel
        );
        await programme.ImportInventoryAsync(DataDirectory.Inventory(Csv), "a.csv", false, Cancel);
        await programme.EvaluateAsync(false, null, Cancel);
        foreach (var (site, zone) in new[] { ("Auckland", "Pacific/Auckland"), ("Hilo", "Pacific/Honolulu") })
        {
            var path = _directory.Write(
                "policy.json",
                $$"""{ "format": "holdpoint-site-policy/1", "site": "{{site}}", "timeZone": "{{zone}}" }"""
            );
            Assert.Empty((await programme.ImportSitePolicyAsync(path, null, false, Cancel)).Faults);
        }
        foreach (var one in (await programme.WorklistAsync(new(), Cancel)).Cases)
        {
            var plan =
                kind == DecisionKind.Mitigate ? new MitigationPlan([new("Block", LastOfNovember)], []) : null;
            var move = await programme.DecideAsync(
                one.Id,
                new(kind, "Spare parts.", DueOn: plan is null ? LastOfNovember : null, Plan: plan),
                Cancel
            );
            Assert.Null(move!.Refusal);
        }
        return programme;
    }

    private static async Task<string[]> SitesAsync(Programme programme, int within) =>
        [
            .. (await programme.WorklistAsync(new(DueWithin: within), Cancel))
                .Cases.Select(one => one.Content.Site)
                .Order(StringComparer.Ordinal),
        ];

    // The worklist and the single case say the same.
    private static async Task<string[]> AskedAsync(Programme programme)
    {
        var asked = new List<string>();
        foreach (var one in (await programme.WorklistAsync(new(), Cancel)).Cases)
        {
            Assert.Equal(one.Question, (await programme.CaseAsync(one.Id, Cancel))!.Case.Question);
            Assert.Empty(await programme.ReplayAsync(one, Cancel));
            if (one.Question is "The acceptance ended with 2026-11-30.")
                asked.Add(one.Content.Site);
        }
        return [.. asked];
    }

    private sealed class Movable : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
