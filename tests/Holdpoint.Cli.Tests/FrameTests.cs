using System.Text.Json;

namespace Holdpoint.Cli.Tests;

public class FrameTests
{
    [Fact]
    public void Help_is_no_error()
    {
        var run = CommandProcess.Run("--help");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("--data", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_command_is_wrong_use()
    {
        var run = CommandProcess.Run("bogus");
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Contains("bogus", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void With_json_the_error_is_one_json_line_on_the_error_stream()
    {
        var run = CommandProcess.Run("bogus", "--json");
        Assert.Equal(2, run.ExitCode);
        var error = JsonDocument.Parse(run.Error).RootElement.GetProperty("error");
        Assert.Equal("wrong-use", error.GetProperty("code").GetString());
    }
}
