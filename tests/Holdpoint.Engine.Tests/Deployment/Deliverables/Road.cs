using System.Collections.Immutable;
using System.Security.Cryptography;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Engine.Deployment.Deliverables;
using Holdpoint.Trust.Digests;
using Holdpoint.Trust.Keys;
using Holdpoint.Trust.Tuf.Agreement;
using Holdpoint.Trust.Tuf.Client;
using Holdpoint.Trust.Tuf.Repository;

namespace Holdpoint.Engine.Tests.Deployment.Deliverables;

/// <summary>A sender with keys, a vault of a few files, and a site that pinned the sender's roots.</summary>
internal sealed class Road : IDisposable
{
    public const string Site = "Waterworks North";
    public static readonly DateTimeOffset Made = new(2026, 5, 4, 8, 30, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("road-").FullName;
    private readonly Dictionary<string, Ed25519Signer> _keys = new(StringComparer.Ordinal);

    public Road()
    {
        Catalogue = Start("catalogue");
        Director = Start("director");
        Directory.CreateDirectory(At("vault"));
    }

    public TufRepository Catalogue { get; set; }

    public TufRepository Director { get; set; }

    public MemoryStore TrustedCatalogue { get; } = new();

    public MemoryStore TrustedDirector { get; } = new();

    public string At(string path) => Path.Combine(_folder, path);

    public void Dispose()
    {
        foreach (var key in _keys.Values)
            key.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A key by its name, made when it is first asked for; always the same for a name.</summary>
    public Ed25519Signer Key(string name)
    {
        if (!_keys.TryGetValue(name, out var key))
            _keys[name] = key = new(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)));
        return key;
    }

    public IReadOnlyList<ISigner> AllKeys =>
        [
            Key("catalogue root"),
            Key("catalogue targets"),
            Key("catalogue export"),
            Key("director root"),
            Key("director targets"),
            Key("director export"),
        ];

    public TufRepository Start(string name)
    {
        RoleSigners One(string role) => RoleSigners.Of(1, KeyObject.Of(Key($"{name} {role}").PublicKey));
        var root = RootPlan
            .First(Made.AddDays(365), One("root"), One("targets"), One("export"), One("export"))
            .Draft()
            .Value!;
        return TufRepository.Start(root.SignedBy(One("root"), Key($"{name} root")).ToFile()).Value!;
    }

    public ExportFile File(string name, int length, int seed = 1)
    {
        var bytes = new byte[length];
        new Random(seed * 7919 + length).NextBytes(bytes);
        using var hasher = new ContentHasher();
        hasher.Append(bytes);
        var digest = hasher.Finish();
        System.IO.File.WriteAllBytes(At($"vault/{digest.Sha256}"), bytes);
        System.IO.File.WriteAllBytes(At($"vault/{digest.Sha256}.blocks"), [.. digest.BlockDigests]);
        return new()
        {
            Item = new()
            {
                Name = name,
                Sha256 = digest.Sha256,
                FsVerity = digest.FsVerity,
                Length = length,
                Parts = [],
                Case = $"HP-{name}",
                Product = $"Product of {name}",
                Version = "V2.9.7",
                Assets = ["PLC-1", "PLC-2"],
                Due = new DateOnly(2026, 6, 1),
                Authentication = "vendor signature",
            },
            Path = At($"vault/{digest.Sha256}"),
            BlocksPath = At($"vault/{digest.Sha256}.blocks"),
            Evidence = [($"{name}.scai.dsse.json", "{}"u8.ToArray())],
        };
    }

    public ExportPlan Plan(long sequence, params ExportFile[] files) =>
        new()
        {
            Site = Site,
            Sequence = sequence,
            Issued = Made.AddDays(sequence - 1),
            Files = [.. files],
            Medium = $"USB-{sequence}",
            Catalogue = Catalogue,
            Director = Director,
            Signers = AllKeys,
        };

    /// <summary>Makes an export; the next one builds on it.</summary>
    public async Task<string> ExportAsync(ExportPlan plan)
    {
        var outcome = await DeliverableBuild.RunAsync(
            plan,
            At("out"),
            _ => { },
            TestContext.Current.CancellationToken
        );
        Assert.Empty(outcome.Refusals);
        Catalogue = outcome.Catalogue!;
        Director = outcome.Director!;
        return outcome.Folder!;
    }

    public SiteTrust Trust(DateTimeOffset? now = null, TimeFloor? floor = null) =>
        new()
        {
            Site = Site,
            CatalogueRoot = Start("catalogue").Root.File.Bytes,
            DirectorRoot = Start("director").Root.File.Bytes,
            Catalogue = TrustedCatalogue,
            Director = TrustedDirector,
            Time = (floor ?? TimeFloor.None).Read(now ?? Made.AddDays(3)),
        };

    public static async Task<DeliverableVerdict> VerifyAsync(SiteTrust trust, params string[] media)
    {
        var trees = new List<DeliverableTree>();
        try
        {
            foreach (var medium in media)
            {
                var opening = DeliverableTree.Open(medium);
                if (opening.Tree is null)
                    return new() { Refusals = [opening.Refusal!] };
                trees.Add(opening.Tree);
            }
            return await new DeliverableVerification(
                trees,
                trust,
                _ => { },
                TestContext.Current.CancellationToken
            ).RunAsync();
        }
        finally
        {
            trees.ForEach(tree => tree.Dispose());
        }
    }

    /// <summary>Verifies, and keeps what a site keeps after it took the deliverable in.</summary>
    public static async Task<SiteTrust> TakeInAsync(string medium, SiteTrust trust)
    {
        using var tree = DeliverableTree.Open(medium).Tree!;
        var verification = new DeliverableVerification(
            [tree],
            trust,
            _ => { },
            TestContext.Current.CancellationToken
        );
        var verdict = await verification.RunAsync();
        Assert.Empty(verdict.Refusals);
        verification.Catalogue.Keep();
        verification.Director.Keep();
        return trust with { LastSequence = verdict.Journey!.Stamp.ExportSeq };
    }
}
