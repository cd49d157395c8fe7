using Holdpoint.Engine.Evaluation.Incremental;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Tests.Evaluation.Incremental;

public sealed class ConfigurationReachTests : IDisposable
{
    private readonly DataDirectory _directory = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_configuration_that_is_gone_leaves_no_keys_and_a_new_one_has_its_own()
    {
        var programme = await _directory.OpenAsync();
        await ImportAsync(programme, "A1,Siemens,SIMATIC Widget 9,6ES7 999-1AA00-0AA0,V1.5");
        await programme.EvaluateAsync(false, null, Cancel);
        Assert.Contains("n6ES79991AA000AA0", await KeysAsync());
        await ImportAsync(programme, "A1,Moxa,MGate,,1.0");
        await programme.EvaluateAsync(false, null, Cancel);
        var keys = await KeysAsync();
        Assert.NotEmpty(keys);
        Assert.DoesNotContain(keys, key => key.Contains("6ES7", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Keys_are_the_same_after_everything_was_evaluated_anew()
    {
        var programme = await _directory.OpenAsync();
        await ImportAsync(
            programme,
            "A1,Siemens,SIMATIC Widget 9,6ES7 999-1AA00-0AA0,V1.5\nA2,Moxa,MGate,,1.0"
        );
        await programme.EvaluateAsync(false, null, Cancel);
        var before = await KeysAsync();
        await programme.EvaluateAsync(true, null, Cancel);
        Assert.Equal(before, await KeysAsync());
    }

    [Theory]
    [InlineData("6ES7 999*")]
    [InlineData("6ES7 999-?AA00-0AA0")]
    [InlineData("*")]
    public async Task A_pattern_reaches_what_was_evaluated_before_it_came(string pattern)
    {
        var programme = await _directory.OpenAsync();
        await ImportAsync(programme, "A1,Siemens,SIMATIC Widget 9,6ES7 999-1AA00-0AA0,V1.5");
        await programme.EvaluateAsync(false, null, Cancel);
        var advisory = SmallAdvisory
            .Of("T-1", "1")
            .Replace("6ES7 999-1AA00-0AA0", pattern, StringComparison.Ordinal);
        await programme.ImportAdvisoriesAsync([_directory.Write("one.json", advisory)], null, Cancel);
        await programme.EvaluateAsync(false, null, Cancel);
        Assert.Single(await programme.FindingsAsync("default", "A1", Cancel));
    }

    private async Task<List<string>> KeysAsync()
    {
        var storage = TestStore.Of(System.IO.Path.Combine(_directory.Path, "data"));
        await using var writing = await (await Database.OpenAsync(storage, Cancel)).WriteAsync(Cancel);
        return
        [
            .. writing
                .Rows("SELECT key, configuration_id FROM configuration_keys ORDER BY configuration_id, key")
                .Select(row => $"{row.GetString(0)}"),
        ];
    }

    private static async Task ImportAsync(Programme programme, string rows) =>
        await programme.ImportInventoryAsync(
            DataDirectory.Inventory("asset,vendor,product,order_number,version\n" + rows),
            "a.csv",
            removeMissing: true,
            Cancel
        );
}
