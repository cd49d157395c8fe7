using Holdpoint.Core.Evaluation;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Engine.Evaluation.Incremental;
using Holdpoint.Engine.Monitoring;

namespace Holdpoint.Engine.Tests.Evaluation.Incremental;

public sealed class EvaluationRunTests : IDisposable
{
    private const string Csv =
        "asset,vendor,product,order_number,version\n"
        + "A1,Siemens,SIMATIC Widget 9,6ES7 999-1AA00-0AA0,V1.5\n"
        + "A2,Siemens,SIMATIC Widget 9,6ES7 999-1AA00-0AA0,V2.5\n"
        + "A3,Siemens,SIMATIC Widget 9,6ES7 999-1AA00-0AA0,\n"
        + "A4,Moxa,MGate,,1.0\n";

    private readonly DataDirectory _directory = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Findings_are_made_once_and_kept_until_something_changes()
    {
        var programme = await _directory.OpenAsync();
        await ImportAsync(programme, SmallAdvisory.Of("T-1", "1"));
        await programme.ImportInventoryAsync(DataDirectory.Inventory(Csv), "a.csv", false, Cancel);
        var first = await programme.EvaluateAsync(false, null, Cancel);
        Assert.Equal(new EvaluationCount(4, 4), first.Configurations);
        Assert.Equal(Verdict.Affected, await VerdictAsync(programme, "A1"));
        Assert.Equal(Verdict.Fixed, await VerdictAsync(programme, "A2"));
        Assert.Equal(Verdict.Review, await VerdictAsync(programme, "A3"));
        Assert.Empty(await programme.FindingsAsync("default", "A4", Cancel));
        var second = await programme.EvaluateAsync(false, null, Cancel);
        Assert.Equal(new EvaluationCount(4, 0), second.Configurations);
        Assert.Equal(new EvaluationCount(1, 0), second.Advisories);
        Assert.Equal(first.Findings, second.Findings);
    }

    [Fact]
    public async Task A_revision_that_changes_nothing_raises_nothing()
    {
        var programme = await EvaluatedAsync(SmallAdvisory.Of("T-1", "1"));
        await ImportAsync(programme, SmallAdvisory.Of("T-1", "2", title: "Other words"));
        var result = await programme.EvaluateAsync(false, null, Cancel);
        Assert.Equal(new EvaluationCount(1, 1), result.Advisories);
        Assert.Empty(result.RevisionChanges);
        Assert.Equal(1, result.RevisionsWithoutChange);
        Assert.Equal("2", (await programme.FindingsAsync("default", "A1", Cancel))[0].Finding.Revision);
    }

    [Theory]
    [InlineData("vers:all/<V2.0", null, "vers:all/<V2.0", "V2.0", "fix V2.0 gained")]
    [InlineData("vers:all/<V2.0", "V2.0", "vers:all/<V2.0", null, "fix V2.0 withdrawn")]
    [InlineData(
        "vers:all/<V2.0",
        "V2.0",
        "vers:all/<V3.0",
        "V3.0",
        "range was \"vers:all/<V2.0\", is \"vers:all/<V3.0\""
    )]
    [InlineData(
        "vers:all/<V2.0",
        "V2.0",
        "vers:all/<V3.0",
        "V3.0",
        "fixed became affected for CVE-2026-0001"
    )]
    public async Task A_revision_says_what_it_changed(
        string range,
        string? fix,
        string newRange,
        string? newFix,
        string expected
    )
    {
        var programme = await EvaluatedAsync(SmallAdvisory.Of("T-1", "1", range, fix));
        await ImportAsync(programme, SmallAdvisory.Of("T-1", "2", newRange, newFix));
        var result = await programme.EvaluateAsync(false, null, Cancel);
        Assert.Contains(result.RevisionChanges, change => change.Text == expected);
    }

    [Fact]
    public async Task An_older_revision_is_kept_and_does_not_speak()
    {
        var programme = await EvaluatedAsync(SmallAdvisory.Of("T-1", "2"));
        var imported = await ImportAsync(programme, SmallAdvisory.Of("T-1", "1", "vers:all/*"));
        Assert.Equal(AdvisoryChange.Older, imported.Imported[0].Change);
        var result = await programme.EvaluateAsync(false, null, Cancel);
        Assert.Equal(new EvaluationCount(1, 0), result.Advisories);
        Assert.Equal(2, (await programme.RevisionsAsync("T-1", Cancel)).Count);
    }

    [Fact]
    public async Task Two_publishers_with_one_tracking_id_are_two_advisories()
    {
        var programme = await EvaluatedAsync(SmallAdvisory.Of("T-1", "1"));
        await ImportAsync(
            programme,
            SmallAdvisory.Of("T-1", "1", "vers:all/*", publisher: "https://other.example")
        );
        await programme.EvaluateAsync(false, null, Cancel);
        var findings = await programme.FindingsAsync("default", "A2", Cancel);
        Assert.Equal(
            [("T-1", Verdict.Fixed), ("T-1 (https://other.example)", Verdict.Affected)],
            findings.Select(one => (one.Finding.Advisory, one.Finding.Verdict))
        );
    }

    [Fact]
    public async Task Step_by_step_gives_what_everything_at_once_gives()
    {
        var programme = await EvaluatedAsync(SmallAdvisory.Of("T-1", "1"));
        await ImportAsync(programme, SmallAdvisory.Of("T-2", "1", "vers:all/<V9"));
        await programme.EvaluateAsync(false, null, Cancel);
        await programme.ImportInventoryAsync(
            DataDirectory.Inventory(
                "asset,vendor,product,order_number,version\nA5,Siemens,,6ES7 999-1AA00-0AA0,V1.9\n"
            ),
            "b.csv",
            false,
            Cancel
        );
        var step = await programme.EvaluateAsync(false, null, Cancel);
        var whole = await programme.EvaluateAsync(true, null, Cancel);
        Assert.Equal(step.Findings, whole.Findings);
        Assert.Empty(whole.CaseChanges);
        Assert.True(whole.Complete);
    }

    [Fact]
    public async Task Cases_follow_a_revision_as_if_everything_had_been_grouped_anew()
    {
        var programme = await EvaluatedAsync(SmallAdvisory.Of("T-1", "1"));
        await ImportAsync(programme, SmallAdvisory.Of("T-2", "1", "vers:all/<V3.0", "V3.0"));
        await programme.EvaluateAsync(false, null, Cancel);
        var before = await programme.WorklistAsync(new(), Cancel);
        Assert.Equal("V3.0", Assert.Single(before.Cases).Content.Patch?.TargetVersion);

        await ImportAsync(programme, SmallAdvisory.Of("T-2", "2", "vers:all/<V3.0", fix: null));
        var changed = await programme.EvaluateAsync(false, null, Cancel);
        Assert.NotEmpty(changed.CaseChanges);
        var after = await programme.WorklistAsync(new(), Cancel);
        Assert.Equal(
            [(PatchCaseKind.Mitigation, null), (PatchCaseKind.Patch, "V2.0")],
            after
                .Cases.Select(one => (one.Content.Kind, one.Content.Patch?.TargetVersion))
                .OrderByDescending(one => one.Kind)
        );

        var whole = await programme.EvaluateAsync(true, null, Cancel);
        Assert.Empty(whole.CaseChanges);
        var again = await programme.WorklistAsync(new(), Cancel);
        Assert.Equal(
            after.Cases.Select(one => one.Content.Digest),
            again.Cases.Select(one => one.Content.Digest)
        );
        Assert.Equal(after.Reviews.Select(one => one.Id), again.Reviews.Select(one => one.Id));
    }

    private async Task<Programme> EvaluatedAsync(string advisory)
    {
        var programme = await _directory.OpenAsync();
        await ImportAsync(programme, advisory);
        await programme.ImportInventoryAsync(DataDirectory.Inventory(Csv), "a.csv", false, Cancel);
        await programme.EvaluateAsync(false, null, Cancel);
        return programme;
    }

    private async Task<AdvisoryImportResult> ImportAsync(Programme programme, string advisory) =>
        await programme.ImportAdvisoriesAsync(
            [_directory.Write($"{Guid.NewGuid():N}.json", advisory)],
            null,
            Cancel
        );

    private static async Task<Verdict> VerdictAsync(Programme programme, string asset) =>
        Assert.Single(await programme.FindingsAsync("default", asset, Cancel)).Finding.Verdict;
}
