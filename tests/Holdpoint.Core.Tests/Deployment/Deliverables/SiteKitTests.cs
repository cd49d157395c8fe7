using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Trust.Attestation.Predicates;
using Holdpoint.Trust.Keys;
using Holdpoint.Trust.Log;
using Holdpoint.Trust.Tuf.Repository;

namespace Holdpoint.Core.Tests.Deployment.Deliverables;

public sealed class SiteKitTests
{
    private static readonly DateTimeOffset Made = new(2026, 5, 4, 8, 30, 0, TimeSpan.Zero);
    private static readonly Ed25519Signer Key = new(new byte[32]);

    [Fact]
    public void A_kit_is_read_as_it_was_written()
    {
        var kit = Kit();
        var read = SiteKit.Read(kit.ToFile(), out var why);
        Assert.True(read is not null, why);
        Assert.Equal(kit.ToFile(), read.ToFile());
        Assert.Equal(kit.Known!.Size, read.Known!.Size);
        Assert.True(read.IsFingerprint(SiteKit.Spoken(kit.Fingerprint()).ToUpperInvariant()));
        Assert.False(read.IsFingerprint(kit.Fingerprint()[..63]));
    }

    [Fact]
    public void A_byte_that_is_changed_gives_no_kit_or_another_fingerprint()
    {
        var file = Kit().ToFile();
        for (var at = 0; at < file.Length; at++)
        {
            var changed = file.ToArray();
            changed[at] ^= 1;
            Assert.NotEqual(Kit().Fingerprint(), SiteKit.Read(changed, out _)?.Fingerprint());
        }
        for (var length = 0; length < file.Length; length += 7)
            Assert.Null(SiteKit.Read(file.AsMemory(0, length), out _));
    }

    [Fact]
    public void Exchanged_roots_and_another_sites_root_are_no_kit()
    {
        var kit = Kit();
        Assert.Null(
            SiteKit.Read(
                (kit with { CatalogueRoot = kit.DirectorRoot, DirectorRoot = kit.CatalogueRoot }).ToFile(),
                out var why
            )
        );
        Assert.Contains("Its roots are not", why, StringComparison.Ordinal);
        Assert.Null(SiteKit.Read((kit with { Site = "Dam South" }).ToFile(), out _));
    }

    [Fact]
    public void A_checkpoint_of_another_log_is_refused()
    {
        var other = NoteKey.Create("holdpoint/other", NoteSignatureKind.Ed25519, Key.PublicKey)!;
        Assert.Null(SiteKit.Read((Kit() with { Log = other }).ToFile(), out var why));
        Assert.NotEmpty(why);
    }

    [Fact]
    public void Who_may_sign_evidence_stands_in_the_root_and_is_read_from_it()
    {
        var signers = RoleSigners.Of(1, KeyObject.Of(Key.PublicKey, "desk"));
        var words = new RootWords
        {
            Repository = RootWords.Catalogue,
            Evidence = signers,
            Verifiers = [new VsaVerifier("https://lab.example", signers.Keys, 1)],
        };
        var read = RootWords.Read(TufRepository.Start(Root(words)).Value!.Root);
        Assert.Equal(RootWords.Catalogue, read.Repository);
        Assert.Equal("desk", Assert.Single(read.Evidence!.Keys).Owner);
        Assert.Equal("https://lab.example", Assert.Single(read.Verifiers).Id);
    }

    private static SiteKit Kit() =>
        new()
        {
            Site = "Waterworks North",
            Made = Made,
            CatalogueRoot = [.. Root(new() { Repository = RootWords.Catalogue })],
            DirectorRoot = [.. Root(new() { Repository = RootWords.Director, Site = "Waterworks North" })],
            Log = NoteKey.Create("holdpoint/hq", NoteSignatureKind.Ed25519, Key.PublicKey)!,
            Known = Checkpoint.Sign("holdpoint/hq", 7, TreeHash.Leaf([1]), Key),
            Witness = NoteKey.Create("holdpoint/witness/hq", NoteSignatureKind.Cosignature, Key.PublicKey),
        };

    private static byte[] Root(RootWords words)
    {
        var one = RoleSigners.Of(1, KeyObject.Of(Key.PublicKey));
        var plan = RootPlan.First(Made.AddDays(365), one, one, one, one) with { Extra = words.ToExtra() };
        return plan.Draft().Value!.SignedBy(one, Key).ToFile();
    }
}
