using System.Text.Json;

namespace Holdpoint.Cli.Tests.Versions;

public class VersionCommandTests
{
    [Fact]
    public void Explain_shows_how_a_range_is_understood()
    {
        var run = CommandProcess.Run("version", "explain", "All versions < V7.5 SP2 Update 15");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("before V7.5 SP2 Update 15", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_with_json_is_one_document()
    {
        var run = CommandProcess.Run("version", "explain", "All BIOS versions < V22.01.04", "--json");
        Assert.Equal(0, run.ExitCode);
        var range = JsonDocument.Parse(run.Out).RootElement.GetProperty("range");
        Assert.Equal("exact", range.GetProperty("confidence").GetString());
        Assert.Equal("bios_version", range.GetProperty("conditions")[0].GetProperty("attribute").GetString());
    }

    [Theory]
    [InlineData("V7.5 SP2 Update 15", "V7.5_SP2_Upd17", "less", 0)]
    [InlineData("V4.0", "4.0.0", "equal", 0)]
    [InlineData("SE2021MP9", "V222.0", "incomparable", 1)]
    public void Compare_answers_with_its_exit_code_whether_there_is_an_order(
        string a,
        string b,
        string order,
        int exitCode
    )
    {
        var run = CommandProcess.Run("version", "compare", a, b, "--json");
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(order, JsonDocument.Parse(run.Out).RootElement.GetProperty("order").GetString());
    }
}
