using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CsCheck;
using Holdpoint.Trust.Json;
using Holdpoint.Trust.Keys;
using Holdpoint.Trust.Tests.Json;
using Holdpoint.Trust.Tuf.Client;
using Holdpoint.Trust.Tuf.Model;
using Holdpoint.Trust.Tuf.Repository;
using static Holdpoint.Trust.Tests.Tuf.TestRepository;

namespace Holdpoint.Trust.Tests.Tuf.Oracle;

/// <summary>npm's tuf-js and ours read each other's repositories and judge the same.</summary>
[Trait("needs", "outside")]
public sealed class TufJsTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("holdpoint-tufjs-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Tuf_js_reads_our_repository_whatever_the_scheme_and_the_rotation()
    {
        using var ecdsa = new EcdsaSigner(ECDsa.Create(ECCurve.NamedCurves.nistP256));
        using var rsa = new RsaPssSigner(RSA.Create(2048));
        var desk = TestKeys.Desk;
        var now = DateTimeOffset.UtcNow;
        RoleSigners By(ISigner signer, string owner) =>
            RoleSigners.Of(1, KeyObject.Of(signer.PublicKey, owner));
        var root = RoleSigners.Of(2, TestKeys.Ada.Key, KeyObject.Of(rsa.PublicKey, "R"), TestKeys.Cy.Key);
        var plan = Trust.Tuf.Repository.RootPlan.First(
            now.AddDays(30),
            root,
            By(rsa, "R"),
            By(ecdsa, "E"),
            By(desk.Signer, "D")
        );
        var repository = Ok(
            TufRepository.Start(Ok(plan.Draft()).SignedBy(root, TestKeys.Ada.Signer, rsa).ToFile())
        );
        var content = "contents é"u8.ToArray();
        TargetEntry Listed(string path) =>
            new(
                path,
                content.Length,
                FileHashes.Sha256(Convert.ToHexStringLower(SHA256.HashData(content))),
                JsonObject.Of(("holder", JsonObject.Of(("name", "é \" \\ 1"), ("n", -5))))
            );
        var targets = new TargetsPlan(
            Role.Targets,
            1,
            now.AddDays(30),
            [Listed("a.bin")],
            [new("vendor", By(desk.Signer, "desk"), ["acq/vendor/*"])]
        );
        repository = Ok(
            repository.With(Role.Targets, Ok(targets.Draft()).SignedBy(By(rsa, "R"), rsa).ToFile())
        );
        var vendor = new TargetsPlan("vendor", 1, now.AddDays(30), [Listed("acq/vendor/b 1.bin")]);
        repository = Ok(
            repository.With(
                "vendor",
                Ok(vendor.Draft()).SignedBy(By(desk.Signer, "desk"), desk.Signer).ToFile()
            )
        );
        var next = Trust.Tuf.Repository.RootPlan.After(repository.Root, now.AddDays(60));
        repository = Ok(
            repository.WithRoot(Ok(next.Draft()).SignedBy(root, TestKeys.Cy.Signer, rsa).ToFile())
        );
        repository = Ok(repository.Stamp(new(now.AddDays(9), now.AddDays(9)), ecdsa, desk.Signer));
        repository.WriteTo(Path.Combine(_directory, "ours", "metadata"));
        File.WriteAllBytes(
            Path.Combine(_directory, "ours", "root.json"),
            repository.Roots[0].File.Bytes.ToArray()
        );
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        foreach (var path in (string[])[$"{hash}.a.bin", $"acq/vendor/{hash}.b 1.bin"])
        {
            var file = Path.Combine(_directory, "ours", "targets", path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }
        var judged = Judged(["a.bin", "acq/vendor/b 1.bin", "acq/other"], Path.Combine(_directory, "ours"));
        Assert.Equal("trusted", judged["ours"].Verdict);
        Assert.Equal([hash, hash, "not listed"], judged["ours"].Targets);
    }

    [Fact]
    public async Task Repositories_made_by_others_good_and_bad_are_judged_as_tuf_js_does()
    {
        NodeOracle.Run("make.mjs", null, _directory);
        var directories = Directory.GetDirectories(_directory);
        Assert.True(directories.Length > 20);
        var judged = Judged(["a.bin", "vendor/b.bin"], directories);
        foreach (var directory in directories)
        {
            var name = Path.GetFileName(directory);
            var (verdict, targets) = await OursAsync(directory);
            Assert.True(judged[name].Verdict == verdict, $"{name}: ours {verdict}");
            if (verdict == "trusted")
                Assert.Equal(judged[name].Targets, targets);
            if (name.StartsWith("good", StringComparison.Ordinal))
                Assert.All(targets, target => Assert.Equal(64, target.Length));
            else
                Assert.Contains(
                    "refused",
                    $"{verdict} {string.Join(' ', targets)}".Replace("not listed", "refused")
                );
        }
    }

    [Fact]
    public void Both_write_the_same_canonical_form()
    {
        var values = JsonReaderTests.Values.Any.Array[200].Single();
        // JavaScript's numbers are exact up to 2^53 only, and it sorts names by UTF-16 unit.
        var documents = values.Where(value => IsPlain(value)).ToList();
        Assert.True(documents.Count > 20);
        var lines = documents.Select(value => JsonWriter.WriteText(value).ReplaceLineEndings(""));
        var theirs = NodeOracle.Run("canonical.mjs", string.Join('\n', lines) + "\n");
        Assert.Equal(documents.Select(value => Convert.ToHexStringLower(CanonicalJson.Write(value))), theirs);
    }

    private static bool IsPlain(JsonValue value) =>
        value switch
        {
            JsonInteger number => Math.Abs((decimal)number.Value) < 1L << 53,
            JsonArray array => array.Items.All(IsPlain),
            JsonObject json => json.Members.All(member =>
                member.Name.All(char.IsAscii) && IsPlain(member.Value)
            ),
            _ => true,
        };

    private static Dictionary<string, (string Verdict, List<string> Targets)> Judged(
        string[] wanted,
        params string[] directories
    ) =>
        NodeOracle
            .Run("judge.mjs", null, [string.Join(',', wanted), .. directories])
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(
                answer => answer.GetProperty("name").GetString()!,
                answer =>
                    (
                        answer.GetProperty("trusted").GetBoolean() ? "trusted" : "refused",
                        answer
                            .GetProperty("targets")
                            .EnumerateObject()
                            .Select(target => Short(target.Value.GetString()!))
                            .ToList()
                    )
            );

    private static string Short(string said) =>
        said.StartsWith("refused", StringComparison.Ordinal) ? "refused" : said;

    private static async Task<(string Verdict, List<string> Targets)> OursAsync(string directory)
    {
        var client = new TufClient(
            new MemoryStore(),
            new DirectoryFetcher(Path.Combine(directory, "metadata"))
        );
        if (client.Pin(File.ReadAllBytes(Path.Combine(directory, "root.json"))) is not null)
            return ("refused", []);
        var (session, _) = await client.RefreshAsync(DateTimeOffset.UtcNow);
        if (session is null)
            return ("refused", []);
        var targets = new List<string>();
        foreach (var name in (string[])["a.bin", "vendor/b.bin"])
            targets.Add(await DownloadAsync(session, name, directory));
        return ("trusted", targets);
    }

    private static async Task<string> DownloadAsync(TufSession session, string name, string directory)
    {
        var (found, refusal) = await session.FindAsync(name);
        if (found is null)
            return refusal!.Code == Trust.Tuf.RefusalCode.NotListed ? "not listed" : "refused";
        var (file, _) = await TargetDownload.RunAsync(
            new DirectoryFetcher(Path.Combine(directory, "targets")),
            found.Target,
            session.Trusted.Root.ConsistentSnapshot,
            Path.Combine(directory, "fetched")
        );
        return file is null ? "refused" : Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
    }
}
