using Holdpoint.Core.Evaluation;
using Holdpoint.Engine.Evaluation.Candidates;
using Holdpoint.Engine.Inventory;
using Holdpoint.Engine.Monitoring;

namespace Holdpoint.Engine.Tests.Evaluation.Candidates;

public sealed class CandidateTests : IDisposable
{
    private const string Csv =
        "asset,vendor,product,order_number,version\n"
        + "A1,Siemens,SIMATIC Widget 9,,V1.5\n"
        + "A2,Siemens,SIMATIC Widgett board,,V1.5\n"
        + "A3,Siemens,SIMATIC Widgett board,,V2.5\n"
        + "A4,Siemens,SIMATIC Widget 9,6ES7 999-1AA00-0AA0,V1.5\n"
        + "A5,Moxa,MGate,,1.0\n";

    private readonly DataDirectory _directory = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_confirmed_pair_touches_only_what_it_is_about_also_where_no_word_is_shared()
    {
        var programme = await EvaluatedAsync(SmallAdvisory.Of("T-1", "1"), Other("T-2"));
        var word = new IdentityWord(null, "MGate", null, "SIMATIC Widget 9", IsSame: true, "rebadged");
        var effect = await programme.PreviewIdentityAsync(word, Cancel);
        Assert.Equal((1, 1, 1), (effect.Configurations, effect.Assets, effect.Advisories));
        Assert.Equal(1, effect.Appearing[Verdict.Affected]);
        Assert.Empty(effect.Vanishing);
        Assert.Empty(await programme.FindingsAsync("default", "A5", Cancel));

        await programme.AddIdentityAsync(word, Cancel);
        var result = await programme.EvaluateAsync(false, null, Cancel);
        Assert.False(result.Complete);
        Assert.Equal(0, result.Configurations.New);
        var finding = Assert.Single(await programme.FindingsAsync("default", "A5", Cancel)).Finding;
        Assert.Equal(("T-1", Verdict.Affected), (finding.Advisory, finding.Verdict));
        Assert.Contains("tester", finding.Evidence.Reason, StringComparison.Ordinal);
        Assert.Contains("rebadged", finding.Evidence.Reason, StringComparison.Ordinal);
        await EqualsEverythingAnewAsync(programme);

        var recorded = Assert.Single(await programme.IdentitiesAsync(Cancel));
        Assert.True(recorded.IsUsed);
        Assert.True(await programme.WithdrawIdentityAsync(recorded.Id, "it is not", Cancel));
        Assert.False(await programme.WithdrawIdentityAsync(recorded.Id, "again", Cancel));
        await programme.EvaluateAsync(false, null, Cancel);
        Assert.Empty(await programme.FindingsAsync("default", "A5", Cancel));
        var kept = Assert.Single(await programme.IdentitiesAsync(Cancel));
        Assert.Equal(("tester", "it is not"), (kept.WithdrawnBy, kept.WithdrawnWhy));
        await EqualsEverythingAnewAsync(programme);
    }

    [Fact]
    public async Task A_rejected_pair_holds_against_a_name_and_not_against_an_order_number()
    {
        var programme = await EvaluatedAsync(SmallAdvisory.Of("T-1", "1"));
        Assert.Single(await programme.FindingsAsync("default", "A1", Cancel));
        await programme.AddIdentityAsync(
            new("Siemens", "SIMATIC Widget 9", null, "SIMATIC Widget 9", IsSame: false, "another line"),
            Cancel
        );
        await programme.EvaluateAsync(false, null, Cancel);
        Assert.Empty(await programme.FindingsAsync("default", "A1", Cancel));
        Assert.Single(await programme.FindingsAsync("default", "A4", Cancel));
        await EqualsEverythingAnewAsync(programme);
    }

    [Fact]
    public async Task A_candidate_is_proposed_decided_by_its_id_and_not_asked_again()
    {
        // The bare name "widget9" says little, so the words are made rare by other names.
        var programme = await EvaluatedAsync(Named("T-1", "Flowmaster XK200 gateway"), Other("T-2"));
        await programme.ImportInventoryAsync(
            DataDirectory.Inventory(
                "asset,vendor,product,order_number,version\nB1,Siemens,Flowmastr XK200,,V1.5\nB2,Siemens,Flowmastr XK200,,V2.5\n"
            ),
            "b.csv",
            false,
            Cancel
        );
        await programme.EvaluateAsync(false, null, Cancel);
        Assert.Empty(await programme.FindingsAsync("default", "B1", Cancel));
        var open = Assert.Single(await programme.CandidatesAsync(new(), Cancel));
        Assert.Equal(
            ("Flowmastr XK200", "Flowmaster XK200 gateway"),
            (open.AssetProduct, open.StatementProduct)
        );
        Assert.Equal((2, 1), (open.Assets, open.Advisories));
        Assert.Empty(await programme.CandidatesAsync(new("elsewhere"), Cancel));

        var word = await programme.WordOfAsync(open.Id[..4], true, "type plate", Cancel);
        Assert.Null(await programme.WordOfAsync("zzzz", true, "x", Cancel));
        Assert.Equal(
            [(Verdict.Affected, 1), (Verdict.Fixed, 1)],
            (await programme.PreviewIdentityAsync(word!, Cancel))
                .Appearing.OrderBy(one => one.Key)
                .Select(one => (one.Key, one.Value))
        );
        await programme.AddIdentityAsync(word!, Cancel);
        await programme.EvaluateAsync(false, null, Cancel);
        Assert.Equal(
            Verdict.Affected,
            Assert.Single(await programme.FindingsAsync("default", "B1", Cancel)).Finding.Verdict
        );
        Assert.Equal(
            Verdict.Fixed,
            Assert.Single(await programme.FindingsAsync("default", "B2", Cancel)).Finding.Verdict
        );
        Assert.Empty(await programme.CandidatesAsync(new(), Cancel));
        Assert.True(Assert.Single(await programme.CandidatesAsync(new(All: true), Cancel)).Word);
        await programme.EvaluateAsync(true, null, Cancel);
        Assert.Empty(await programme.CandidatesAsync(new(), Cancel));
    }

    [Fact]
    public async Task A_new_advisory_is_held_against_the_names_that_are_there()
    {
        var programme = await _directory.OpenAsync();
        await programme.ImportInventoryAsync(
            DataDirectory.Inventory("asset,vendor,product,version\nB1,Siemens,Flowmastr XK200,V1.5\n"),
            "b.csv",
            false,
            Cancel
        );
        await ImportAsync(programme, Other("T-2"));
        await programme.EvaluateAsync(false, null, Cancel);
        Assert.Empty(await programme.CandidatesAsync(new(), Cancel));
        await ImportAsync(programme, Named("T-1", "Flowmaster XK200 gateway"));
        await programme.EvaluateAsync(false, null, Cancel);
        var step = Assert.Single(await programme.CandidatesAsync(new(), Cancel));
        await programme.EvaluateAsync(true, null, Cancel);
        var whole = Assert.Single(await programme.CandidatesAsync(new(), Cancel));
        Assert.Equal((step.Id, step.Score), (whole.Id, whole.Score));
        Assert.Equal(step.For, whole.For);
    }

    private static async Task EqualsEverythingAnewAsync(Programme programme)
    {
        var step = await TellAsync(programme);
        await programme.EvaluateAsync(true, null, Cancel);
        Assert.Equal(step, await TellAsync(programme));
    }

    private static async Task<List<string>> TellAsync(Programme programme)
    {
        var told = new List<string>();
        foreach (var asset in (string[])["A1", "A2", "A3", "A4", "A5"])
        {
            foreach (var one in await programme.FindingsAsync("default", asset, Cancel))
                told.Add(
                    $"{asset} {one.Finding.Advisory} {one.Finding.Verdict} {one.Finding.Evidence.Reason}"
                );
        }
        var work = await programme.WorklistAsync(new(), Cancel);
        told.AddRange(work.Cases.Select(one => one.Content.Digest));
        told.AddRange(work.Reviews.Select(one => one.Id));
        return told;
    }

    private static string Named(string id, string product) =>
        SmallAdvisory.Of(id, "1").Replace("SIMATIC Widget 9", product, StringComparison.Ordinal);

    // Twenty names that have nothing to do with the others.
    private static string Other(string id)
    {
        const string Branch = "{ \"category\": \"product_name\", \"name\": \"SIMATIC Widget 9\"";
        var more = string.Concat(
            Enumerable
                .Range(0, 300)
                .Select(at =>
                    $"{{ \"category\": \"product_name\", \"name\": \"Unit {at} {(char)('a' + at % 26)}ware\", \"product\": {{ \"name\": \"u\", \"product_id\": \"U{at}\" }} }},"
                )
        );
        var affected = string.Concat(Enumerable.Range(0, 300).Select(at => $"\"U{at}\", "));
        return SmallAdvisory
            .Of(id, "1")
            .Replace(
                Branch,
                more + Branch.Replace("SIMATIC Widget 9", "Unit 999", StringComparison.Ordinal),
                StringComparison.Ordinal
            )
            .Replace("\"known_affected\": [ ", $"\"known_affected\": [ {affected}", StringComparison.Ordinal)
            .Replace("6ES7 999-1AA00-0AA0", "6ES7 888-1AA00-0AA0", StringComparison.Ordinal);
    }

    private async Task<Programme> EvaluatedAsync(params string[] advisories)
    {
        var programme = await _directory.OpenAsync();
        foreach (var advisory in advisories)
            await ImportAsync(programme, advisory);
        await programme.ImportInventoryAsync(DataDirectory.Inventory(Csv), "a.csv", false, Cancel);
        await programme.EvaluateAsync(false, null, Cancel);
        return programme;
    }

    private Task<AdvisoryImportResult> ImportAsync(Programme programme, string advisory) =>
        programme.ImportAdvisoriesAsync(
            [_directory.Write($"{Guid.NewGuid():N}.json", advisory)],
            null,
            Cancel
        );
}
