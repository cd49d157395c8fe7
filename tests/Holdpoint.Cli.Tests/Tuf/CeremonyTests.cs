namespace Holdpoint.Cli.Tests.Tuf;

/// <summary>The procedure of docs/keys.md, command by command.</summary>
public sealed class CeremonyTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("holdpoint-ceremony-").FullName;

    public CeremonyTests() =>
        File.WriteAllText(Path.Combine(_directory, "passphrase"), "a long passphrase of ours\n");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void From_keys_to_a_repository_that_a_site_trusts_and_on_to_another_root_key()
    {
        foreach (var who in (string[])["ada", "ben", "export"])
            Run(0, "key", "create", "--out", $"{who}.key", "--owner", who, "--passphrase-file", "passphrase");
        Run(2, "key", "create", "--out", "ada.key", "--passphrase-file", "passphrase");
        Run(
            0,
            "tuf root draft --out root.json --role root=2:ada.key.pub,ben.key.pub --role targets=1:ben.key.pub "
                + "--role snapshot=1:export.key.pub --role timestamp=1:export.key.pub"
        );
        Run(0, "tuf sign export root.json --out carry");
        Sign("root", "ada");
        Assert.Contains("Signed by ada", Run(0, "tuf sign import root.json carry/root.ada.sig"));
        Assert.Contains("1 of the 2 keys", Run(1, "tuf repository add --repository repo root.json"));
        Sign("root", "ben");
        Sign("root", "export");
        Run(0, "tuf sign import root.json carry/root.ben.sig");
        Run(0, "tuf repository add --repository repo root.json");

        File.WriteAllText(Path.Combine(_directory, "fw.bin"), "firmware");
        Run(0, "tuf targets draft --out targets.json --repository repo --add acq/fw.bin=fw.bin");
        Assert.Contains(
            "acq/fw.bin 8 bytes",
            Run(0, "tuf sign export targets.json --out carry --repository repo")
        );
        Sign("targets", "ben");
        // A signature over something else is not taken.
        Run(1, "tuf sign import targets.json carry/root.ben.sig --repository repo");
        Run(0, "tuf sign import targets.json carry/targets.ben.sig --repository repo");
        Run(0, "tuf repository add --repository repo targets.json");
        Run(0, "tuf repository stamp --repository repo --key export.key --passphrase-file passphrase");
        Run(0, "tuf --metadata-dir trusted init repo/1.root.json");
        Run(0, "tuf refresh --metadata-dir trusted --metadata-url repo");

        Run(0, "tuf root draft --repository repo --out root.json --role root=1:ben.key.pub");
        Assert.Contains("! role root", Run(0, "tuf sign export root.json --out carry --repository repo"));
        Sign("root", "ben");
        Run(0, "tuf sign import root.json carry/root.ben.sig --repository repo");
        Run(1, "tuf repository add --repository repo root.json");
        Sign("root", "ada");
        Run(0, "tuf sign import root.json carry/root.ada.sig --repository repo");
        Run(0, "tuf repository add --repository repo root.json");
        Run(0, "tuf repository stamp --repository repo --key export.key --passphrase-file passphrase");
        Assert.Contains("root 2", Run(0, "tuf --metadata-dir trusted --metadata-url repo refresh"));

        foreach (var folder in (string[])["repo", "carry", "trusted"])
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_directory, folder)))
            Assert.DoesNotContain("PRIVATE", File.ReadAllText(file), StringComparison.Ordinal);
    }

    private void Sign(string draft, string who) =>
        Run(
            0,
            $"tuf sign make carry/{draft}.json --key {who}.key --out carry/{draft}.{who}.sig --passphrase-file passphrase"
        );

    private string Run(int exit, string line) => Run(exit, line.Split(' '));

    private string Run(int exit, params string[] words)
    {
        var run = CommandProcess.RunIn(_directory, words);
        Assert.True(exit == run.ExitCode, $"{string.Join(' ', words)}: {run.ExitCode}\n{run.Out}{run.Error}");
        return run.Out + run.Error;
    }
}
