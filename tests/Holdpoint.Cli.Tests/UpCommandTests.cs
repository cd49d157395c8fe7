using System.Text.Json;

namespace Holdpoint.Cli.Tests;

public sealed class UpCommandTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("holdpoint-up-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void From_nothing_to_the_worklist_and_again_without_change()
    {
        var up = CommandProcess.RunIn(_directory, "up", "--no-serve");
        Assert.Equal((0, ""), (up.ExitCode, up.Error));
        Assert.Contains("A sample plant", up.Out, StringComparison.Ordinal);
        Assert.Contains("WHAT TO DO", up.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001B', up.Out);
        Assert.DoesNotContain('│', up.Out);

        var again = CommandProcess.RunIn(_directory, "up", "--no-serve");
        Assert.Equal(0, again.ExitCode);
        Assert.DoesNotContain("A sample plant", again.Out, StringComparison.Ordinal);
        Assert.Contains("(0 new)", again.Out, StringComparison.Ordinal);

        foreach (var option in (string[])["--site", "--zone", "--priority"])
        {
            var unknown = CommandProcess.RunIn(_directory, "worklist", option, "nowhere");
            Assert.Equal((2, ""), (unknown.ExitCode, unknown.Out));
            Assert.Contains("Known: ", unknown.Error, StringComparison.Ordinal);
        }

        var work = Json(CommandProcess.RunIn(_directory, "worklist", "--json"));
        var first = work.GetProperty("cases")[0];
        Assert.Equal(JsonValueKind.String, first.GetProperty("due_on").ValueKind);
        var id = first.GetProperty("id").GetString()!;
        var shown = Json(CommandProcess.RunIn(_directory, "case", "show", id, "--json"));
        Assert.Equal(id, shown.GetProperty("case").GetProperty("id").GetString());
        Assert.NotEqual(0, shown.GetProperty("parts")[0].GetProperty("findings").GetArrayLength());

        var evaluated = Json(CommandProcess.RunIn(_directory, "evaluate", "--json"));
        Assert.Equal(0, evaluated.GetProperty("case_changes").GetArrayLength());
    }

    [Fact]
    public void What_is_not_there_is_a_no_with_advice()
    {
        foreach (
            var words in (string[][])
                [
                    ["case", "show", "PC-NONE"],
                    ["asset", "show", "X"],
                    ["advisory", "show", "X"],
                ]
        )
        {
            var run = CommandProcess.RunIn(_directory, words);
            Assert.Equal(1, run.ExitCode);
            Assert.Empty(run.Out);
            Assert.Contains("try holdpoint", run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_rejected_row_is_listed_and_the_rest_is_imported()
    {
        File.WriteAllText(Path.Combine(_directory, "a.csv"), "asset,product\nA,P\n,Q\nB,R\n");
        var run = CommandProcess.RunIn(_directory, "asset", "import", "a.csv");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("row rejected", run.Out, StringComparison.Ordinal);
        Assert.Contains("2 new", run.Out, StringComparison.Ordinal);
        var exported = CommandProcess.RunIn(_directory, "asset", "export");
        Assert.Equal(3, exported.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private static JsonElement Json(CommandProcess.Result run)
    {
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return JsonDocument.Parse(run.Out).RootElement;
    }
}
