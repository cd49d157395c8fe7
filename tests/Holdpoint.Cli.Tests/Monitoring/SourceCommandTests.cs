using System.Text.Json;
using Holdpoint.Tests;

namespace Holdpoint.Cli.Tests.Monitoring;

public sealed class SourceCommandTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("holdpoint-cli-").FullName;

    [Fact]
    public void A_folder_is_added_checked_listed_shown_and_removed()
    {
        var add = Run("source", "add", SampleData.Path("advisories"), "--id", "plant");
        Assert.True(add.ExitCode == 0, add.Error);
        var check = Run("source", "check");
        Assert.True(check.ExitCode == 0, check.Out + check.Error);
        Assert.Contains("20 new", check.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', check.Out + check.Error);
        Assert.Empty(check.Error);
        var list = JsonDocument.Parse(Run("source", "list", "--json").Out).RootElement.GetProperty("sources");
        Assert.Equal("fresh", list[0].GetProperty("freshness").GetString());
        var shown = Run("advisory", "show", "HPS-2026-0001");
        Assert.True(shown.ExitCode == 0, shown.Error);
        Assert.Contains("no signature verified, sha512 agrees", shown.Out, StringComparison.Ordinal);
        Assert.Equal(0, Run("source", "remove", "plant").ExitCode);
        Assert.Equal(1, Run("source", "remove", "plant").ExitCode);
    }

    [Fact]
    public void Advisories_imported_by_hand_are_listed_and_given_back_byte_for_byte()
    {
        var file = SampleData.Path("advisories", "2026", "hps-2026-0001.json");
        Assert.Equal(0, Run("advisory", "import", file).ExitCode);
        var again = JsonDocument.Parse(Run("advisory", "import", file, "--json").Out).RootElement;
        Assert.Equal(1, again.GetProperty("unchanged").GetInt32());
        var raw = Run("advisory", "show", "hps-2026-0001", "--raw");
        Assert.Equal(File.ReadAllText(file), raw.Out);
        var diff = Run("advisory", "diff", "HPS-2026-0001", "--json");
        Assert.Equal(1, diff.ExitCode);
        Assert.Contains("no-revision", diff.Error, StringComparison.Ordinal);
        Assert.Equal(1, Run("advisory", "show", "NOT-THERE").ExitCode);
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);

    private CommandProcess.Result Run(params string[] arguments) =>
        CommandProcess.Run([.. arguments, "--data", _data]);
}
