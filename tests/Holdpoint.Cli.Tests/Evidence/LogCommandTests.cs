using System.Text.Json;

namespace Holdpoint.Cli.Tests.Evidence;

public sealed class LogCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("holdpoint-log-cli-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_log_is_signed_exported_verified_and_refused_when_it_was_edited()
    {
        File.WriteAllText(Of("plant.csv"), "site,asset,vendor,product,version\nS,A,V,P,1\n");
        Run(0, "asset", "import", Of("plant.csv"));
        var signed = Json(Run(0, "log", "checkpoint", "--origin", "holdpoint/hq", "--json"));
        Assert.Equal(1, signed.GetProperty("size").GetInt64());
        var key = signed.GetProperty("key").GetString()!;
        Run(0, "log", "export", Of("export"));
        Run(0, "log", "verify", Of("export"), "--key", key);
        Run(0, "log", "prove", "0", "--out", Of("proof"));
        string[] proof = ["log", "verify", Of("proof/0.tlog-proof"), "--key", key, "--entry"];
        Run(0, [.. proof, Of("proof/0.entry.json")]);
        Run(1, [.. proof, Of("plant.csv")]);
        Assert.True(Json(Run(0, "log", "verify", "--json")).GetProperty("verified").GetBoolean());
        var entries = Of("export/tile/entries/000.p/1");
        var bytes = File.ReadAllBytes(entries);
        bytes[^2] ^= 1;
        File.WriteAllBytes(entries, bytes);
        var problems = Json(Run(1, "log", "verify", Of("export"), "--key", key, "--json"))
            .GetProperty("problems");
        Assert.Contains(
            problems.EnumerateArray(),
            problem => problem.GetProperty("code").GetString() == "root-differs"
        );
        Run(2, "log", "verify", Of("export"), "--key", "nonsense");
    }

    [Fact]
    public void Two_sites_watch_each_other_over_files()
    {
        var witness = Json(At("plant", 0, "log", "witness", "key", "--json"));
        var key = Json(Run(0, "log", "checkpoint", "--json")).GetProperty("key").GetString()!;
        At("plant", 0, "log", "witness", "trust", key);
        Run(0, "log", "witness", "trust", witness.GetProperty("key").GetString()!);
        var name = witness.GetProperty("name").GetString()!;
        Run(0, "log", "witness", "request", name, "--out", Of("request"));
        At("plant", 0, "log", "witness", "answer", Of("request"), "--out", Of("cosigned"));
        Run(0, "log", "witness", "accept", Of("cosigned"));
        var list = Json(Run(0, "log", "witness", "list", "--json")).GetProperty("witnesses");
        Assert.Equal(1, Assert.Single(list.EnumerateArray()).GetProperty("size").GetInt64());
        Run(1, "log", "witness", "accept", Of("request"));
    }

    private string Of(string name) => Path.Combine(_folder.FullName, name);

    private string Run(int exitCode, params string[] arguments) => At("hq", exitCode, arguments);

    private string At(string site, int exitCode, params string[] arguments)
    {
        var result = CommandProcess.RunIn(_folder.FullName, ["--data", Of(site), .. arguments]);
        Assert.True(
            result.ExitCode == exitCode,
            $"{string.Join(' ', arguments)}: {result.Error}{result.Out}"
        );
        return result.Out;
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
