using System.Text.RegularExpressions;
using Holdpoint.Tests;

namespace Holdpoint.Cli.Tests;

[Trait("needs", "outside")]
public sealed class UpOnServerTests : IDisposable
{
    private const string InFile = "data-1";
    private const string OnServer = "data-2";

    private readonly string _directory = Directory.CreateTempSubdirectory("holdpoint-up-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void A_server_gives_what_the_file_gives_byte_for_byte()
    {
        Assert.SkipUnless(PostgresServer.IsPresent, "PostgreSQL is not installed: not run.");
        using var server = new PostgresServer();
        var connection = server.Connection(server.Create());
        CommandProcess.Result Run(bool onServer, params string[] words) =>
            CommandProcess.RunIn(
                _directory,
                onServer ? ["--data", OnServer, "--db", connection, .. words] : ["--data", InFile, .. words]
            );
        var first = Run(false, "up", "--no-serve");
        Assert.Contains("WHAT TO DO", first.Out, StringComparison.Ordinal);
        Assert.Equal(Steady(first.Out), Steady(Run(true, "up", "--no-serve").Out));
        foreach (
            var words in (string[][])
                [
                    ["worklist"],
                    ["worklist", "--json"],
                    ["asset", "export"],
                    ["asset", "candidates", "--all", "--json"],
                    ["advisory", "list", "--json"],
                    ["up", "--no-serve"],
                    ["log", "verify"],
                ]
        )
        {
            var (file, served) = (Run(false, words), Run(true, words));
            Assert.Equal((0, ""), (file.ExitCode, file.Error));
            Assert.Equal((0, ""), (served.ExitCode, served.Error));
            // The log's entries have times, and so has its root.
            if (words[0] != "log")
                Assert.Equal(Steady(file.Out), Steady(served.Out));
        }
        Assert.True(File.Exists(Path.Combine(_directory, OnServer, "log", "tail")));
        Assert.False(File.Exists(Path.Combine(_directory, OnServer, "holdpoint.db")));
    }

    // When it happened and how long a source took differs from run to run; the directories' names are of one length.
    private static string Steady(string text) =>
        Regex.Replace(
            text.Replace(OnServer, InFile, StringComparison.Ordinal),
            "kB, [0-9.]+ s|T[0-9:]{8}([.][0-9]+)?[+]00:00",
            "",
            RegexOptions.None,
            TimeSpan.FromSeconds(10)
        );

    [Fact]
    public void A_server_that_is_not_there_is_a_fault_in_words()
    {
        var run = CommandProcess.RunIn(
            _directory,
            "worklist",
            "--db",
            "Host=127.0.0.1;Port=1;Database=h;Username=u;Password=secret"
        );
        Assert.Equal((3, ""), (run.ExitCode, run.Out));
        Assert.Contains("cannot be reached", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Trim().Split('\n'));
    }
}
