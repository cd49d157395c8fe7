using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Core.Inventory.Csv;
using Holdpoint.Core.Monitoring;
using Holdpoint.Engine.Evaluation.PatchCases;
using Holdpoint.Engine.Monitoring;
using Holdpoint.Tests;

namespace Holdpoint.Engine.Tests.Evaluation.SitePolicies;

public sealed class SitePolicyStoreTests : IDisposable
{
    private const string Csv =
        "site,zone,asset,vendor,product,order_number,version\n"
        + "North,Control,A1,Siemens,SIMATIC Widget 9,6ES7 999-1AA00-0AA0,V1.5\n"
        + "South,Control,B1,Siemens,SIMATIC Widget 9,6ES7 999-1AA00-0AA0,V1.5\n";

    private readonly DataDirectory _directory = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_policy_decides_its_own_site_s_cases_and_no_other()
    {
        var programme = await EvaluatedAsync();
        var before = await CasesAsync(programme);
        var path = Policy("North", """, "regimes": ["nerc-cip-007-r2"]""");

        var preview = await programme.ImportSitePolicyAsync(path, null, dryRun: true, Cancel);
        Assert.Equal(Text(before), Text(await CasesAsync(programme)));
        var result = await programme.ImportSitePolicyAsync(path, "Audit", dryRun: false, Cancel);

        Assert.Equal(preview.Changes, result.Changes);
        Assert.Contains(result.Changes, change => change.Kind == CaseChangeKind.DueChanged);
        var after = await CasesAsync(programme);
        Assert.Equal(Text(before["South"]), Text(after["South"]));
        Assert.Equal("revision 1", after["North"].Assessment.Policy);
        Assert.Equal("nerc-cip-007-6-r2.3", after["North"].Proposal.DueBy);
        Assert.Empty(await programme.ReplayAsync(after["North"], Cancel));
        Assert.Empty((await programme.EvaluateAsync(false, null, Cancel)).CaseChanges);
        var state = (await programme.SitesAsync(Cancel))[0];
        Assert.Equal(
            ("Audit", "tester", true),
            (state.Revisions[0].Why, state.Revisions[0].By, state.IsDecided)
        );
    }

    [Fact]
    public async Task A_policy_of_a_later_day_waits_and_the_first_evaluation_from_that_day_on_uses_it()
    {
        var clock = new Movable { Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero) };
        var programme = await EvaluatedAsync(clock);
        var path = Policy("North", """, "validFrom": "2026-12-01", "regimes": ["nerc-cip-007-r2"]""");

        var result = await programme.ImportSitePolicyAsync(path, null, dryRun: false, Cancel);
        Assert.Empty(result.Changes);
        Assert.Equal(new DateOnly(2026, 12, 1), result.DecidesFrom);
        // 11 o'clock in UTC on the last of November is the first of December in Auckland.
        clock.Now = new(2026, 11, 30, 11, 30, 0, TimeSpan.Zero);
        Assert.NotEmpty((await programme.EvaluateAsync(false, null, Cancel)).CaseChanges);
        Assert.Equal("revision 1", (await CasesAsync(programme))["North"].Assessment.Policy);
    }

    [Theory]
    [InlineData("Nowhere", "", "policy.site")]
    [InlineData("North", """, "zones": { "Moon": { "exposure": "small" } }""", "policy.zone")]
    [InlineData("North", """, "assets": { "Z9": { "exposure": "small" } }""", "policy.asset")]
    public async Task What_the_inventory_does_not_know_is_a_fault(string site, string members, string code)
    {
        var programme = await EvaluatedAsync();

        var result = await programme.ImportSitePolicyAsync(Policy(site, members), null, false, Cancel);

        Assert.Equal(code, Assert.Single(result.Faults).Code);
    }

    [Fact]
    public async Task What_was_exported_says_the_same_when_it_is_imported()
    {
        var programme = await EvaluatedAsync();
        await programme.ImportSitePolicyAsync(Policy("North", ""), null, false, Cancel);
        var text = await programme.SitePolicyTextAsync("North", null, Cancel);

        Assert.True(
            (
                await programme.ImportSitePolicyAsync(
                    _directory.Write("again.json", text!),
                    null,
                    false,
                    Cancel
                )
            ).IsUnchanged
        );
    }

    [Fact]
    public async Task Every_case_of_the_samples_is_decided_alike_when_it_is_replayed()
    {
        var programme = await SampleAsync();
        await Replays(programme, "shipped");
        await programme.ImportSitePolicyAsync(SampleData.Path("waterworks.policy.json"), null, false, Cancel);
        await Replays(programme, "revision 1");
    }

    [Fact]
    public async Task A_decision_is_kept_with_who_and_why_and_a_changed_finding_asks_again()
    {
        var programme = await EvaluatedAsync();
        var one = (await CasesAsync(programme))["North"];
        var word = new DecisionWord(DecisionKind.Apply, "Next stop", "jane");

        Assert.Null((await programme.DecideAsync(one.Id, word, Cancel))!.Refusal);
        Assert.Equal("jane", Assert.Single(await programme.DecisionsAsync(one.Id, Cancel)).By);
        Assert.Empty((await programme.EvaluateAsync(false, null, Cancel)).CaseChanges);
        await ImportAsync(programme, SmallAdvisory.Of("T-1", "2", "vers:all/<V2.5", "V2.5"));
        var result = await programme.EvaluateAsync(false, null, Cancel);

        Assert.Contains(result.CaseChanges, change => change.Kind == CaseChangeKind.DecisionQuestioned);
        var asked = (await CasesAsync(programme))["North"];
        Assert.Contains("V2.5", asked.Question, StringComparison.Ordinal);
        Assert.Equal("jane", asked.Decision!.By);
    }

    private static string Text<T>(T value) => System.Text.Json.JsonSerializer.Serialize(value);

    private static async Task Replays(Programme programme, string policy)
    {
        var cases = (await programme.WorklistAsync(new(), Cancel)).Cases;
        Assert.NotEmpty(cases);
        foreach (var one in cases)
        {
            Assert.Equal(policy, one.Assessment.Policy);
            Assert.Empty(await programme.ReplayAsync(one, Cancel));
        }
    }

    private async Task<Programme> SampleAsync()
    {
        var programme = await _directory.OpenAsync();
        await using var csv = File.OpenRead(SampleData.Path("waterworks.csv"));
        await programme.ImportInventoryAsync(InventoryCsv.Read(csv).Assets, "waterworks.csv", false, Cancel);
        await programme.ImportAdvisoriesAsync([SampleData.Path("advisories")], null, Cancel);
        foreach (
            var (id, kind, path) in new[]
            {
                ("kev", SourceKind.KevCatalogue, "known_exploited_vulnerabilities.json"),
                ("cve", SourceKind.CveRecords, "cve"),
            }
        )
        {
            var source = new Source
            {
                Id = id,
                Name = id,
                Kind = kind,
                Address = SampleData.Path("vulnerabilities", path),
            };
            await programme.AddSourceAsync(source, Cancel);
            await programme.CheckSourceAsync(source, false, null, Cancel);
        }
        await programme.EvaluateAsync(false, null, Cancel);
        return programme;
    }

    private string Policy(string site, string members) =>
        _directory.Write(
            "policy.json",
            $$"""{ "format": "holdpoint-site-policy/1", "site": "{{site}}", "timeZone": "Pacific/Auckland"{{members}} }"""
        );

    private async Task<Programme> EvaluatedAsync(TimeProvider? clock = null)
    {
        var programme = await _directory.OpenAsync(clock);
        await ImportAsync(programme, SmallAdvisory.Of("T-1", "1"));
        await programme.ImportInventoryAsync(DataDirectory.Inventory(Csv), "a.csv", false, Cancel);
        await programme.EvaluateAsync(false, null, Cancel);
        return programme;
    }

    private Task<AdvisoryImportResult> ImportAsync(Programme programme, string advisory) =>
        programme.ImportAdvisoriesAsync([_directory.Write("t-1.json", advisory)], null, Cancel);

    private static async Task<Dictionary<string, PatchCase>> CasesAsync(Programme programme) =>
        (await programme.WorklistAsync(new(), Cancel)).Cases.ToDictionary(
            one => one.Content.Site,
            StringComparer.Ordinal
        );

    private sealed class Movable : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
