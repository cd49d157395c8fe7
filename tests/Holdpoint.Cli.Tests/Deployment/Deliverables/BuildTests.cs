using System.Diagnostics;
using System.Text.Json;

namespace Holdpoint.Cli.Tests.Deployment.Deliverables;

/// <summary>A deliverable is made at headquarters and verified on a machine that has nothing but the program and the kit.</summary>
public sealed class BuildTests : IDisposable
{
    private const string Keys = "--key approver.key --key export.key --key desk.key --passphrase-file word";
    private readonly Headquarters _hq = Headquarters.WithReleasedFile();

    public void Dispose() => _hq.Dispose();

    [Fact]
    public void What_was_released_is_made_into_a_deliverable_that_the_kit_verifies()
    {
        var sha256 = Headquarters.Digest(_hq.At("valve.bin"));
        Assert.Contains(
            "would travel",
            _hq.Run(0, "deliverable build --site Waterworks_North --dry-run"),
            StringComparison.Ordinal
        );
        Assert.False(Directory.Exists(_hq.At("out")));
        var made = _hq.Json(0, $"deliverable build --site Waterworks_North --out out {Keys}");
        Assert.Equal(sha256, made.GetProperty("files")[0].GetProperty("sha256").GetString());
        var folder = made.GetProperty("media")[0].GetProperty("path").GetString()!;

        var answer = Verified(0, folder);
        Assert.True(answer.GetProperty("accepted").GetBoolean());
        Assert.Equal(1, answer.GetProperty("export").GetInt64());
        // What applies, as programs of others read it.
        _hq.Run(0, $"csaf validate {folder}/applicability.vex.json");
        Assert.Contains(
            "CVE-2026-0001,CONTOSO-1",
            File.ReadAllText($"{folder}/applicability.csv"),
            StringComparison.Ordinal
        );
        Assert.Contains("PLC-1, PLC-2", File.ReadAllText($"{folder}/index.html"), StringComparison.Ordinal);
        Assert.Contains("NO RELEASE", File.ReadAllText($"{folder}/README.txt"), StringComparison.Ordinal);
        Assert.DoesNotContain(
            Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories),
            file => File.ReadAllText(file).Contains("PRIVATE KEY", StringComparison.Ordinal)
        );

        // As one file, twice the same.
        const string Export = "deliverable export out/HP-Waterworks_North-1 --as zip --out";
        _hq.Run(0, $"{Export} once");
        _hq.Run(0, $"{Export} twice");
        Verified(0, _hq.At("once/HP-Waterworks_North-1.zip"));
        Assert.Equal(
            Headquarters.Digest(_hq.At("once/HP-Waterworks_North-1.zip")),
            Headquarters.Digest(_hq.At("twice/HP-Waterworks_North-1.zip"))
        );
        Assert.Contains(
            "no finished medium",
            _hq.Run(2, "deliverable export out --as zip"),
            StringComparison.Ordinal
        );

        // Each break is named.
        var target = Directory.EnumerateFiles($"{folder}/targets", "*", SearchOption.AllDirectories).Single();
        using (var file = File.OpenWrite(target))
        {
            file.Seek(70_000, SeekOrigin.Begin);
            file.WriteByte(0);
            file.WriteByte(1);
        }
        var refusal = Verified(1, folder).GetProperty("refusals")[0];
        Assert.Equal("content", refusal.GetProperty("rule").GetString());
        Assert.Equal(1, refusal.GetProperty("block").GetInt64());
    }

    [Fact]
    public void The_log_that_comes_with_it_continues_the_one_in_the_kit_or_is_refused()
    {
        var folder = Made("");
        File.Delete(
            Directory
                .EnumerateFiles($"{folder}/log", "since-*")
                .OrderByDescending(file => file.Length)
                .First()
        );
        Assert.Contains(
            Verified(1, folder).GetProperty("refusals").EnumerateArray(),
            one => one.GetProperty("rule").GetString() == "log"
        );
    }

    [Fact]
    public void Approvals_that_two_people_sign_elsewhere_are_taken_where_they_fit()
    {
        _hq.Keys("ada", "ben");
        _hq.Run(
            0,
            "deliverable init --site Waterworks_North --role targets=2:ada.key.pub,ben.key.pub "
                + "--catalogue-role targets=2:ada.key.pub,ben.key.pub --key root.key --passphrase-file word"
        );
        const string Build =
            "deliverable build --site Waterworks_North --out out --key export.key --key desk.key --passphrase-file word";
        Assert.Contains("to sign", _hq.Run(1, Build), StringComparison.Ordinal);
        foreach (var draft in (string[])["catalogue-targets", "director-targets"])
        foreach (var who in (string[])["ada", "ben"])
        {
            _hq.Run(
                0,
                $"tuf sign make to-sign/{draft}.json --key {who}.key --passphrase-file word --out {draft}.{who}.sig"
            );
            _hq.Run(
                0,
                $"tuf sign import to-sign/{draft}.json {draft}.{who}.sig --repository {Repository(draft)}"
            );
        }
        const string Signed =
            $"{Build} --signed to-sign/catalogue-targets.json --signed to-sign/director-targets.json --json";
        var folder = JsonDocument
            .Parse(_hq.Run(0, Signed))
            .RootElement.GetProperty("media")[0]
            .GetProperty("path")
            .GetString()!;
        Verified(0, folder);
        // What they signed is not what is to be exported once there is one more file.
        _hq.Release("two.bin", 100_001);
        Assert.Contains(
            "to sign",
            _hq.Run(1, Signed.Replace(" --json", "", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("tar")]
    [InlineData("zip")]
    public void A_container_is_verified_where_it_lies(string form)
    {
        Verified(0, Made($"--as {form}"));
        Assert.Equal(
            [$"HP-Waterworks_North-1.{form}"],
            Directory.GetFileSystemEntries(_hq.At("out")).Select(Path.GetFileName)
        );
    }

    [Fact]
    [Trait("needs", "outside")]
    public void An_image_is_read_by_xorriso_and_the_same_deliverable_gives_the_same_image()
    {
        var image = Made("--as iso");
        Tool("xorriso", "-osirrox", "on", "-indev", image, "-extract", "/", _hq.At("extracted"));
        Tool("chmod", "-R", "u+w", _hq.At("extracted"));
        Verified(0, _hq.At("extracted"));
    }

    [Fact]
    [Trait("needs", "outside")]
    public void What_is_encrypted_for_the_site_opens_with_age_and_with_nobody_elses_key()
    {
        Tool("age-keygen", "-o", _hq.At("site.txt"));
        Tool("age-keygen", "-o", _hq.At("other.txt"));
        var recipient = File.ReadLines(_hq.At("site.txt"))
            .First(line => line.StartsWith("# public key: ", StringComparison.Ordinal))[14..];
        var path = Made($"--as tar --recipient {recipient}");
        Assert.EndsWith(".tar.age", path, StringComparison.Ordinal);
        Verified(0, path, "--identity", _hq.At("site.txt"));
        Verified(1, path, "--identity", _hq.At("other.txt"));
        Tool("age", "-d", "-i", _hq.At("site.txt"), "-o", _hq.At("plain.tar"), path);
        Verified(0, _hq.At("plain.tar"));
    }

    private string Repository(string draft) =>
        draft.StartsWith("catalogue", StringComparison.Ordinal)
            ? _hq.At(".holdpoint/deliverables/catalogue")
            : Directory.EnumerateDirectories(_hq.At(".holdpoint/deliverables/sites")).Single() + "/director";

    private string Made(string more) =>
        _hq.Json(0, $"deliverable build --site Waterworks_North --out out {Keys} {more}".TrimEnd())
            .GetProperty("media")[0]
            .GetProperty("path")
            .GetString()!;

    // Without a data directory: any machine does.
    private JsonElement Verified(int exit, params string[] words) =>
        JsonDocument
            .Parse(
                _hq.Run(
                    exit,
                    [
                        "deliverable",
                        "verify",
                        .. words,
                        "--kit",
                        _hq.At("north.kit"),
                        "--data",
                        _hq.At("nowhere"),
                        "--json",
                    ]
                )
            )
            .RootElement;

    private static void Tool(string name, params string[] words)
    {
        using var process = Process.Start(
            new ProcessStartInfo(name, words)
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error);
    }
}
