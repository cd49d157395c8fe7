using System.Security.Cryptography;
using System.Text.Json;
using Holdpoint.Tests;

namespace Holdpoint.Cli.Tests.Acquisition;

public sealed class AcquireTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("holdpoint-acquire-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void From_the_need_to_the_release_by_a_second_person()
    {
        var id = CaseOfSample();
        var file = Write("firmware.bin", 100_000);
        var taken = Run(0, "acquire", "hand-in", file, "--case", id, "--by", "Anna", "--json");
        var artifact = taken.GetProperty("artifact");
        var sha256 = artifact.GetProperty("sha256").GetString()!;
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))), sha256);
        // No scanner is set up here: that is said, and is no clean scan.
        Assert.Equal("not_fully_scanned", artifact.GetProperty("scan").GetProperty("verdict").GetString());

        Assert.Equal(1, Release(sha256, "Ben").ExitCode);
        Run(
            0,
            "acquire",
            "not-available",
            sha256,
            "--rung",
            "second-channel-digest",
            "--why",
            "none published",
            "--json"
        );
        Run(0, "acquire", "sight", sha256, "--sha256", sha256, "--by", "Ben", "--json");
        var own = Release(sha256, "  anna ");
        Assert.Equal(1, own.ExitCode);
        Assert.Contains("second-person-needed", own.Error, StringComparison.Ordinal);
        Assert.Equal(0, Release(sha256, "Ben").ExitCode);

        var shown = Run(0, "acquire", "show", sha256[..12], "--json");
        Assert.Equal("released", shown.GetProperty("state").GetString());
        var ladder = shown.GetProperty("ladder");
        Assert.Equal(
            "method_not_available",
            ladder.GetProperty("identity").GetProperty("outcome").GetString()
        );
        Assert.True(File.Exists(Path.Combine(_directory, ".holdpoint", "vault", sha256[..2], sha256)));
        Assert.Equal(0, CommandProcess.RunIn(_directory, "vault", "verify", "--all").ExitCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_case_to_be_patched_is_in_acquisition_once_its_file_is_here(bool decidedFirst)
    {
        var id = CaseOfSample();
        var file = Write("firmware.bin", 1_000);
        string[] decide = ["case", "decide", id, "--apply", "--why", "In the autumn stop.", "--json"];
        string[] handIn = ["acquire", "hand-in", file, "--case", id, "--by", "Anna", "--json"];
        string StageAfter(string[] step)
        {
            Run(0, step);
            return Stage(id);
        }

        var stages = decidedFirst
            ? (StageAfter(decide), StageAfter(handIn))
            : (StageAfter(handIn), StageAfter(decide));
        Assert.Equal((decidedFirst ? "decided" : "evaluated", "acquisition"), stages);
        Assert.Equal(0, CommandProcess.RunIn(_directory, "evaluate").ExitCode);
        Assert.Equal("acquisition", Stage(id));
        Run(
            0,
            "case",
            "decide",
            id,
            "--mitigate",
            "--action",
            $"{DateTime.UtcNow.AddDays(3):yyyy-MM-dd} Block the port",
            "--why",
            "No stop.",
            "--json"
        );
        Assert.Equal("decided", Stage(id));
    }

    [Fact]
    public void The_list_of_needs_is_read_only_with_the_sites_key()
    {
        CaseOfSample();
        File.WriteAllText(Path.Combine(_directory, "word"), "a long passphrase");
        foreach (var key in (string[])["site", "other"])
            Assert.Equal(
                0,
                CommandProcess
                    .RunIn(_directory, "key", "create", "--out", key, "--passphrase-file", "word")
                    .ExitCode
            );
        var site = Line("acquire", "list", "--json").GetProperty("site").GetString()!;
        Run(
            0,
            "acquire",
            "needs",
            "--site",
            site,
            "--out",
            "needs.json",
            "--key",
            "site",
            "--passphrase-file",
            "word",
            "--json"
        );
        var foreign = CommandProcess.RunIn(
            _directory,
            "acquire",
            "fetch",
            "--needs",
            "needs.json",
            "--trust",
            "other.pub",
            "--out",
            "got"
        );
        Assert.Equal(1, foreign.ExitCode);
        Assert.Contains("None of the keys", foreign.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_killed_hand_in_leaves_nothing_half()
    {
        var file = Write("big.bin", 150_000_000);
        var random = new Random(3);
        for (var round = 0; round < 4; round++)
        {
            using var process = CommandProcess.Start(_directory, "acquire", "hand-in", file);
            await Task.Delay(random.Next(200, 1800), Cancel);
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(Cancel);
        }
        CommandProcess.RunIn(_directory, "acquire", "hand-in", file);
        Assert.Equal(0, CommandProcess.RunIn(_directory, "vault", "verify", "--all").ExitCode);
        var listed = Line("vault", "list", "--json");
        Assert.Equal(150_000_000, listed.GetProperty("length").GetInt64());
        Assert.Empty(
            Directory.EnumerateFiles(Path.Combine(_directory, ".holdpoint", "quarantine", "incoming"))
        );
    }

    [Fact]
    public async Task A_killed_download_goes_on_with_what_was_flushed()
    {
        var id = CaseOfSample();
        var bytes = new byte[24_000_000];
        new Random(1).NextBytes(bytes);
        var stalls = true;
        var reached = new TaskCompletionSource();
        await using var server = new TlsServer(async request =>
        {
            if (!stalls)
            {
                await request.HonestAsync(bytes, "\"v1\"");
                return;
            }
            await request.HeadAsync(200, "ETag: \"v1\"", $"Content-Length: {bytes.Length}");
            await request.BodyAsync(bytes.AsMemory(0, 20_000_000));
            reached.TrySetResult();
            await Task.Delay(Timeout.Infinite, request.Stop);
        });
        var roots = Path.Combine(_directory, "roots.pem");
        await File.WriteAllTextAsync(roots, server.Pem, Cancel);
        await File.WriteAllTextAsync(
            Path.Combine(_directory, ".holdpoint", "acquisition.json"),
            JsonSerializer.Serialize(
                new { network = new { allow_private = new[] { "localhost" }, extra_roots = roots } }
            ),
            Cancel
        );
        string[] fetch = ["acquire", "fetch", id, "--url", server.Address("f.bin").AbsoluteUri, "--json"];
        using (var process = CommandProcess.Start(_directory, fetch))
        {
            await reached.Task.WaitAsync(TimeSpan.FromSeconds(60), Cancel);
            await Task.Delay(1500, Cancel);
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(Cancel);
        }
        stalls = false;
        var taken = Run(0, fetch);
        Assert.InRange(server.Requests[^1].From, 16 << 20, 20_000_000);
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(bytes)),
            taken.GetProperty("artifact").GetProperty("sha256").GetString()
        );
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_directory, ".holdpoint", "downloads")));
    }

    private CommandProcess.Result Release(string sha256, string by) =>
        CommandProcess.RunIn(
            _directory,
            "acquire",
            "release",
            sha256,
            "--by",
            by,
            "--why",
            "seen at the vendor's desk",
            "--json"
        );

    private string Stage(string id) =>
        Run(0, "case", "show", id, "--json").GetProperty("case").GetProperty("stage").GetString()!;

    private string CaseOfSample()
    {
        Assert.Equal(0, CommandProcess.RunIn(_directory, "up", "--no-serve").ExitCode);
        return Line("acquire", "list", "--json").GetProperty("case").GetString()!;
    }

    private JsonElement Line(params string[] words) =>
        JsonDocument.Parse(CommandProcess.RunIn(_directory, words).Out.Split('\n')[0]).RootElement;

    private JsonElement Run(int code, params string[] words)
    {
        var run = CommandProcess.RunIn(_directory, words);
        Assert.True(code == run.ExitCode, run.Error + run.Out);
        return JsonDocument.Parse(run.Out).RootElement;
    }

    private string Write(string name, int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        var path = Path.Combine(_directory, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
