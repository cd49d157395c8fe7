using System.Text;
using System.Text.Json;
using Holdpoint.Core.Acquisition;
using Holdpoint.Core.Acquisition.Artifacts;
using Holdpoint.Core.Acquisition.Ladder;
using Holdpoint.Engine.Acquisition;
using Holdpoint.Trust.Keys;

namespace Holdpoint.Engine.Tests.Acquisition;

/// <summary>The same bytes come again, with more to say of who signed them.</summary>
public sealed class SignatureAgainTests : IDisposable
{
    private static readonly byte[] Firmware = ArchiveWalkTests.Noise(5_000);
    private static readonly Person Anna = new("Anna", "anna");
    private static readonly Person Ben = new("Ben", "ben");
    private readonly DataDirectory _directory = new();
    private readonly MinisignPair _vendor = new(1);
    private readonly MinisignPair _stranger = new(2);
    private readonly string _file;

    public SignatureAgainTests()
    {
        _directory.Write("data/vendor.pub", _vendor.PublicFile);
        _directory.Write("data/stranger.pub", _stranger.PublicFile);
        Policy(_vendor);
        Settings("vendor.pub", "stranger.pub");
        _file = Path.Combine(_directory.Path, "firmware.bin");
        File.WriteAllBytes(_file, Firmware);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _vendor.Dispose();
        _stranger.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task A_signature_that_comes_later_is_judged_and_the_first_judgement_stays()
    {
        Assert.Equal([RungAnswer.NotAvailable], Answers(await HandInAsync()));
        Beside(_vendor.Sign(Firmware));
        var signed = await HandInAsync();
        Assert.Equal([RungAnswer.NotAvailable, RungAnswer.Met], Answers(signed));
        Assert.Equal(ArtifactState.Authenticated, signed.State);
        Assert.Equal(Rung.VendorSignature, signed.Verdict().Reached);
        Assert.Equal(
            signed.Evidence.Where(one => one.Rung == Rung.VendorSignature).Select(one => one.Text),
            signed.Steps.Where(step => step.Move == ArtifactMove.Evidence).Select(step => step.Text)
        );
    }

    [Fact]
    public async Task The_same_again_adds_nothing()
    {
        Beside(_vendor.Sign(Firmware));
        var first = await HandInAsync();
        var again = await HandInAsync();
        Assert.Equal(first.Evidence, again.Evidence);
        Assert.Equal(first.Steps, again.Steps);
    }

    [Fact]
    public async Task Another_key_is_judged_by_the_policy_of_that_day()
    {
        Beside(_stranger.Sign(Firmware));
        Assert.Equal([RungAnswer.NotTried], Answers(await HandInAsync()));
        Policy(_vendor, _stranger);
        Assert.Equal([RungAnswer.NotTried, RungAnswer.Met], Answers(await HandInAsync()));
    }

    [Fact]
    public async Task A_signature_by_a_key_that_is_not_at_hand_is_left_for_a_person_and_judged_once_it_is()
    {
        Settings("vendor.pub");
        Policy(_vendor, _stranger);
        Beside(_stranger.Sign(Firmware));
        var unknown = await HandInAsync();
        Assert.Equal([RungAnswer.NotTried], Answers(unknown));
        Assert.NotEqual(ArtifactState.Refused, unknown.State);
        Settings("vendor.pub", "stranger.pub");
        Assert.Equal([RungAnswer.NotTried, RungAnswer.Met], Answers(await HandInAsync()));
    }

    [Fact]
    public async Task A_signature_that_the_bytes_do_not_bear_out_takes_a_release_back()
    {
        Beside(_vendor.Sign(Firmware));
        var artifact = await HandInAsync();
        var desk = await DeskAsync();
        Assert.Null((await desk.ReleaseAsync(artifact, Ben, "seen at the vendor's desk", Cancel)).Refusal);
        Beside(_vendor.Sign([.. Firmware, 0]));
        var fallen = await HandInAsync();
        Assert.Equal([RungAnswer.Met, RungAnswer.Failed], Answers(fallen));
        Assert.Equal(ArtifactState.Withdrawn, fallen.State);

        // Nothing brings it back but a person's word.
        Beside(_vendor.Sign(Firmware));
        var still = await HandInAsync();
        Assert.Equal((ArtifactState.Withdrawn, 2), (still.State, Answers(still).Count));
        await desk.SayAsync(still, ArtifactMove.Reopen, Ben, "The wrong side file was beside it.", Cancel);
        Assert.Equal(ArtifactState.Authenticated, (await HandInAsync()).State);
    }

    private async Task<AcquisitionDesk> DeskAsync() => (await _directory.OpenAsync()).Acquisition;

    // As the next command would: settings are read anew.
    private async Task<Artifact> HandInAsync()
    {
        var taken = await (await DeskAsync()).TakeInAsync(
            new(_file, "firmware.bin", new("hand-in", _file), Anna, null),
            null,
            Cancel
        );
        Assert.Null(taken.Refusal);
        return taken.Artifact!;
    }

    private static List<RungAnswer> Answers(Artifact artifact) =>
        [.. artifact.Evidence.Where(one => one.Rung == Rung.VendorSignature).Select(one => one.Answer)];

    private void Beside(string signature) => File.WriteAllText(_file + ".minisig", signature);

    private void Settings(params string[] keys) =>
        _directory.Write(
            "data/acquisition.json",
            JsonSerializer.Serialize(new { signatures = new { policy = "policy.json", keys } })
        );

    private void Policy(params MinisignPair[] pairs) =>
        _directory.Write(
            "data/policy.json",
            $$"""
            { "format": "holdpoint-vendor-policy/1", "version": 1, "keys": [ {{string.Join(
                ", ",
                pairs.Select(pair =>
                    $$"""{ "vendor": "Acme", "kind": "minisign", "keyId": "{{pair.Id}}", "provenance": "test" }"""
                )
            )}} ] }
            """
        );

    /// <summary>A key of signify, whose files are minisign's without a trusted comment.</summary>
    private sealed class MinisignPair(byte seed) : IDisposable
    {
        private readonly byte[] _id = [seed, 2, 3, 4, 5, 6, 7, 8];
        private readonly Ed25519Signer _signer = new([.. Enumerable.Repeat(seed, 32)]);

        public string Id => Convert.ToHexString([.. _id.Reverse()]);

        public string PublicFile => File([.. "Ed"u8, .. _id, .. _signer.PublicKey.Encoded[^32..]]);

        public string Sign(byte[] content) => File([.. "Ed"u8, .. _id, .. _signer.Sign(content)]);

        public void Dispose() => _signer.Dispose();

        private static string File(byte[] content) =>
            new StringBuilder("untrusted comment: test\n")
                .Append(Convert.ToBase64String(content))
                .Append('\n')
                .ToString();
    }
}
