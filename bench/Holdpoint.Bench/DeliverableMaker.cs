using System.Diagnostics;
using System.Security.Cryptography;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Engine.Deployment.Deliverables;
using Holdpoint.Trust.Attestation.Predicates;
using Holdpoint.Trust.Digests;
using Holdpoint.Trust.Keys;
using Holdpoint.Trust.Log;
using Holdpoint.Trust.Tuf.Repository;

namespace Holdpoint.Bench;

/// <summary>Makes a deliverable of random files, and the kit that verifies it.</summary>
internal static class DeliverableMaker
{
    private const string Site = "Bench";
    private const string Origin = "holdpoint/bench";

    /// <summary>Makes it below a folder: vault, deliverable, kit. Says how long the making took and what it read.</summary>
    public static async Task RunAsync(int count, long bytesEach, string folder)
    {
        using var key = new Ed25519Signer(SHA256.HashData("bench"u8));
        var now = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        var (catalogue, director) = (
            Start(key, now, new() { Repository = RootWords.Catalogue }),
            Start(key, now, new() { Repository = RootWords.Director, Site = Site })
        );
        var empty = TreeHash.Leaf("bench"u8);
        var checkpoint = Checkpoint.Sign(Origin, 1, empty, key);
        Directory.CreateDirectory(Path.Combine(folder, "vault"));
        var files = Enumerable.Range(0, count).Select(at => FileOf(folder, at, bytesEach)).ToList();
        var (before, watch) = (BytesRead(), Stopwatch.StartNew());
        var outcome = await DeliverableBuild.RunAsync(
            new()
            {
                Site = Site,
                Sequence = 1,
                Issued = now,
                Files = [.. files],
                Medium = "BENCH",
                Log = new LogPlace(Origin, 1, 0),
                Documents = _ => new Dictionary<string, byte[]>(StringComparer.Ordinal)
                {
                    ["log/checkpoint"] = checkpoint.Note.ToBytes(),
                },
                Catalogue = catalogue,
                Director = director,
                Signers = [key],
            },
            folder,
            _ => { },
            CancellationToken.None
        );
        if (outcome.Folder is null)
            throw new InvalidOperationException(string.Join('\n', outcome.Refusals));
        Console.WriteLine(
            $"made {outcome.Folder} in {watch.Elapsed.TotalSeconds:F1} s, read {BytesRead() - before:N0} bytes for {files.Sum(file => file.Item.Length):N0} bytes of files"
        );
        var kit = new SiteKit
        {
            Site = Site,
            Made = now,
            CatalogueRoot = [.. catalogue.Root.File.Bytes.Span],
            DirectorRoot = [.. director.Root.File.Bytes.Span],
            Log = NoteKey.Create(Origin, NoteSignatureKind.Ed25519, key.PublicKey)!,
        };
        await File.WriteAllBytesAsync(Path.Combine(folder, "bench.kit"), kit.ToFile());
    }

    private static TufRepository Start(Ed25519Signer key, DateTimeOffset now, RootWords words)
    {
        var one = RoleSigners.Of(1, KeyObject.Of(key.PublicKey));
        var root = (RootPlan.First(now.AddDays(365), one, one, one, one) with { Extra = words.ToExtra() })
            .Draft()
            .Value!;
        return TufRepository.Start(root.SignedBy(one, key).ToFile()).Value!;
    }

    private static ExportFile FileOf(string folder, int at, long length)
    {
        var path = Path.Combine(folder, "vault", $"{at}");
        var piece = new byte[1 << 20];
        var random = new Random(at);
        using var hasher = new ContentHasher();
        using (var file = File.Create(path))
            for (var left = length; left > 0; left -= piece.Length)
            {
                var part = piece.AsSpan(0, (int)Math.Min(left, piece.Length));
                random.NextBytes(part);
                hasher.Append(part);
                file.Write(part);
            }
        var digest = hasher.Finish();
        File.WriteAllBytes(path + ".blocks", [.. digest.BlockDigests]);
        return new()
        {
            Item = new()
            {
                Name = $"file-{at}.bin",
                Sha256 = digest.Sha256,
                FsVerity = digest.FsVerity,
                Length = length,
                Parts = [],
                Case = "PC-BENCH",
                Product = "Bench",
                Assets = ["A1"],
                Authentication = "nothing",
            },
            Path = path,
            BlocksPath = path + ".blocks",
        };
    }

    // What this process asked the kernel for, from the cache or not.
    private static long BytesRead() =>
        long.Parse(
            File.ReadLines("/proc/self/io").First(line => line.StartsWith("rchar", StringComparison.Ordinal))[
                7..
            ]
        );
}
