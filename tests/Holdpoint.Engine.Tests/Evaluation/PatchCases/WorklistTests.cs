using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Core.Inventory.Csv;
using Holdpoint.Engine.Evaluation.PatchCases;
using Holdpoint.Tests;

namespace Holdpoint.Engine.Tests.Evaluation.PatchCases;

public sealed class WorklistTests : IDisposable
{
    private const string Policy = """
        { "format": "holdpoint-site-policy/1", "site": "Waterworks North", "timeZone": "Europe/Berlin", "approvals": ["not-applicable", "accept-until"] }
        """;

    private readonly DataDirectory _directory = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Its_parts_put_together_are_the_open_cases_in_their_order()
    {
        var programme = await SampleAsync();
        var whole = (await programme.WorklistAsync(new WorklistFilter(), Cancel)).Cases;

        var lines = new List<WorklistLine>();
        while (
            await programme.WorklistPartAsync(new() { From = lines.Count, Count = 7 }, Cancel)
                is { Lines.Count: > 0 } part
        )
        {
            Assert.Equal(whole.Count, part.Total);
            lines.AddRange(part.Lines);
        }

        Assert.Equal(whole.Select(one => WorklistLine.Of(one)), lines);
        Assert.Equal(whole.Count, (await programme.WorklistCountsAsync(Cancel)).Sum(one => one.Cases));
        Assert.Equal(
            whole.Count(one => one.Proposal.DueOn is not null),
            (await programme.WorklistDueAsync(DateOnly.MaxValue, Cancel)).Sum(one => one.Cases)
        );
    }

    [Fact]
    public async Task Parts_that_begin_behind_the_last_case_are_the_same_list()
    {
        var programme = await SampleAsync();
        var whole = (await programme.WorklistPartAsync(new() { Count = 1000 }, Cancel)).Lines;

        var lines = new List<WorklistLine>();
        string? next = null;
        do
        {
            var part = await programme.WorklistPartAsync(new() { After = next, Count = 3 }, Cancel);
            lines.AddRange(part.Lines);
            next = part.Next;
        } while (next is not null);

        Assert.Equal(whole, lines);
    }

    [Fact]
    public async Task A_filter_lets_through_what_the_case_says_and_nothing_of_another_site()
    {
        var programme = await SampleAsync();
        var whole = (await programme.WorklistAsync(new WorklistFilter(), Cancel)).Cases;
        var zone = whole
            .SelectMany(one => one.Content.Parts)
            .SelectMany(part => part.Contexts)
            .First(place => place.Zone is not null)
            .Zone!;

        await Holds(
            new() { Zone = zone },
            one => one.Content.Parts.Any(part => part.Contexts.Any(place => place.Zone == zone))
        );
        await Holds(
            new() { Text = "FORTIos" },
            one => CaseWords.Action(one).Contains("FortiOS", StringComparison.Ordinal)
        );
        await Holds(new() { Text = "100%_" }, _ => false);
        await Holds(new() { Outcome = "scheduled" }, one => one.Assessment.Outcome == "scheduled");
        await Holds(new() { Waits = WorklistWaits.Decision }, one => one.Decision is null);
        await Holds(new() { Allowed = [] }, _ => false);
        await Holds(new() { Allowed = ["Elsewhere"] }, _ => false);
        await Holds(new() { Site = whole[0].Content.Site }, _ => true);

        async Task Holds(WorklistAsk ask, Func<PatchCase, bool> rule)
        {
            var part = await programme.WorklistPartAsync(ask with { Count = 1000 }, Cancel);
            Assert.Equal(whole.Where(rule).Select(one => one.Id), part.Lines.Select(line => line.Id));
            Assert.Equal(part.Lines.Count, part.Total);
        }
    }

    [Fact]
    public async Task A_decision_that_needs_two_waits_in_the_worklist_until_the_second_person_approves()
    {
        var programme = await SampleAsync();
        var site = (await programme.SitesAsync(Cancel))[0].Site;
        await programme.ImportSitePolicyAsync(
            _directory.Write(
                "policy.json",
                Policy.Replace("Waterworks North", site, StringComparison.Ordinal)
            ),
            null,
            false,
            Cancel
        );
        var id = (await programme.WorklistPartAsync(new(), Cancel)).Lines[0].Id;
        var word = new DecisionWord(DecisionKind.NotApplicable, "The port is closed.");

        var asked = (await programme.As("jane").DecideAsync(id, word, Cancel))!.Case!;
        Assert.NotNull(asked.Asked);
        Assert.Equal(WorklistWaits.Approval, await WaitsAsync());
        Assert.Equal(
            "case.same-person",
            (await programme.As("jane").ApproveAsync(id, "", Cancel))!.Refusal!.Code
        );
        Assert.Empty(await programme.DecisionsAsync(id, Cancel));
        Assert.Null((await programme.As("omar").ApproveAsync(id, "Seen on site.", Cancel))!.Refusal);

        Assert.Null(await WaitsAsync());
        var stands = Assert.Single(await programme.DecisionsAsync(id, Cancel));
        Assert.Equal(("jane", "omar"), (stands.By, stands.Approval!.By));
        Assert.Empty((await programme.Evidence.VerifyAsync(Cancel)).Problems);

        async Task<string?> WaitsAsync()
        {
            foreach (var waits in WorklistWaits.All)
                if (
                    (
                        await programme.WorklistPartAsync(new() { Waits = waits, Count = 1000 }, Cancel)
                    ).Lines.Any(line => line.Id == id)
                )
                    return waits;
            return null;
        }
    }

    [Fact]
    public async Task An_asset_may_be_an_exception_with_its_own_reason()
    {
        var programme = await SampleAsync();
        var one = (await programme.WorklistAsync(new WorklistFilter(), Cancel)).Cases.First(one =>
            one.Content.AssetCount > 1
        );
        var asset = CaseWords.AssetsOf(one.Content.Parts)[0];

        var made = await programme.DecideAsync(
            one.Id,
            new(
                DecisionKind.Apply,
                "Next stop.",
                Except: [new(asset, DecisionKind.NotApplicable, "Taken out.", null)]
            ),
            Cancel
        );

        Assert.Null(made!.Refusal);
        var kept = Assert.Single(await programme.DecisionsAsync(one.Id, Cancel));
        Assert.Equal(asset, Assert.Single(kept.Except!).Asset);
        Assert.Contains($"(except {asset})", CaseWords.Sentence(kept), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_case_leaves_the_worklist()
    {
        var programme = await SampleAsync();
        await programme.ImportInventoryAsync(
            DataDirectory.Inventory("site,asset,product\nElsewhere,X1,Nothing known\n"),
            "x.csv",
            false,
            Cancel
        );
        await using (var csv = File.OpenRead(SampleData.Path("waterworks.csv")))
        {
            var fewer = InventoryCsv.Read(csv).Assets.Take(1).ToList();
            await programme.ImportInventoryAsync(fewer, "waterworks.csv", removeMissing: true, Cancel);
        }
        await programme.EvaluateAsync(false, null, Cancel);

        var whole = (await programme.WorklistAsync(new WorklistFilter(), Cancel)).Cases;
        var part = await programme.WorklistPartAsync(new() { Count = 1000 }, Cancel);
        Assert.Equal(whole.Select(one => one.Id), part.Lines.Select(line => line.Id));
    }

    private async Task<Programme> SampleAsync()
    {
        var programme = await _directory.OpenAsync();
        await using var csv = File.OpenRead(SampleData.Path("waterworks.csv"));
        await programme.ImportInventoryAsync(InventoryCsv.Read(csv).Assets, "waterworks.csv", false, Cancel);
        await programme.ImportAdvisoriesAsync([SampleData.Path("advisories")], null, Cancel);
        await programme.EvaluateAsync(false, null, Cancel);
        return programme;
    }
}
