using System.Security.Cryptography;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Engine.Deployment.Deliverables;
using Holdpoint.Trust.Attestation;
using Holdpoint.Trust.Attestation.Predicates;
using Holdpoint.Trust.Keys;
using Holdpoint.Trust.Tuf.Repository;

namespace Holdpoint.Engine.Tests.Deployment.Deliverables;

public sealed class EvidenceCheckTests : IDisposable
{
    private const string Site = "Waterworks North";
    private const string Verifier = "https://lab.example";
    private static readonly string File = new('a', 64);
    private static readonly string Other = new('b', 64);
    private readonly string _folder = Directory.CreateTempSubdirectory("evidence-").FullName;
    private readonly Ed25519Signer _desk = new(SHA256.HashData("desk"u8));
    private readonly Ed25519Signer _lab = new(SHA256.HashData("lab"u8));

    public void Dispose()
    {
        _desk.Dispose();
        _lab.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Evidence_holds_by_the_key_that_the_root_names_and_for_its_file_only()
    {
        Assert.Null(Evidence(_desk, File));
        Assert.Equal(DeliverableRule.Evidence, Evidence(_lab, File)?.Rule);
        Assert.Equal(DeliverableRule.Evidence, Evidence(_desk, Other)?.Rule);
        System.IO.File.WriteAllText(Path.Combine(_folder, "one"), "{}");
        Assert.Equal(DeliverableRule.Evidence, Check(false, Words())?.Rule);
    }

    [Fact]
    public void A_Release_holds_for_its_site_by_a_verifier_that_the_root_names()
    {
        Assert.Null(Release(_lab, Site, passed: true));
        Assert.Equal(DeliverableRule.Release, Release(_lab, "Dam South", passed: true)?.Rule);
        Assert.Equal(DeliverableRule.Release, Release(_lab, Site, passed: false)?.Rule);
        Assert.Equal(DeliverableRule.Release, Release(_desk, Site, passed: true)?.Rule);
        Assert.Equal(
            DeliverableRule.Release,
            Release(_lab, Site, passed: true, Words() with { Verifiers = [] })?.Rule
        );
    }

    private DeliverableRefusal? Evidence(Ed25519Signer signer, string speaksOf)
    {
        var scai = Scai.Of([new("HOLDPOINT_SCAN_CLEAN")]);
        Write(new([new("one.bin", speaksOf)], PredicateTypes.Scai, scai.Json), signer);
        return Check(false, Words());
    }

    private DeliverableRefusal? Release(
        Ed25519Signer signer,
        string site,
        bool passed,
        RootWords? words = null
    )
    {
        var vsa = Vsa.Of(
            Verifier,
            Road.Made,
            EvidenceCheck.UseAt(site),
            ResourceDescriptor.Of("policy", sha256: Other),
            [],
            passed,
            ["HOLDPOINT_APPROVED_FOR_SITE"]
        );
        Write(new([new("one.bin", File)], PredicateTypes.Vsa, vsa.Json), signer);
        return Check(true, words ?? Words());
    }

    private void Write(Statement statement, Ed25519Signer signer) =>
        System.IO.File.WriteAllBytes(Path.Combine(_folder, "one"), statement.Sign([signer]).ToBytes());

    private DeliverableRefusal? Check(bool isRelease, RootWords words)
    {
        using var tree = new FolderTree(_folder);
        return new EvidenceCheck(words, Site).Refusal(tree, "one", isRelease, File);
    }

    private RootWords Words() =>
        new()
        {
            Evidence = RoleSigners.Of(1, KeyObject.Of(_desk.PublicKey)),
            Verifiers = [new(Verifier, [KeyObject.Of(_lab.PublicKey)], 1)],
        };
}
