using Holdpoint.Trust.Attestation;
using Holdpoint.Trust.Attestation.Predicates;
using Holdpoint.Trust.Keys;
using Holdpoint.Trust.Tests.Log;

namespace Holdpoint.Trust.Tests.Attestation;

public class VsaConsumerTests
{
    private const string Sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private const string Use = "holdpoint://site/S/asset-class/plc";
    private const string Approved = "HOLDPOINT_APPROVED_FOR_SITE";

    private static readonly Ed25519Signer Anna = Given.Signer(11);
    private static readonly Ed25519Signer AnnasSecond = Given.Signer(12);
    private static readonly Ed25519Signer Berta = Given.Signer(13);
    private static readonly Ed25519Signer Lab = Given.Signer(14);

    private static readonly VsaPolicy Policy = new(
        Sha256,
        Use,
        [Approved],
        [
            new(
                "holdpoint://approvers",
                [
                    KeyObject.Of(Anna.PublicKey, "anna"),
                    KeyObject.Of(AnnasSecond.PublicKey, "anna"),
                    KeyObject.Of(Berta.PublicKey, "berta"),
                ],
                2
            ),
            new("holdpoint://lab", [KeyObject.Of(Lab.PublicKey, "lab")], 1),
        ]
    );

    [Fact]
    public void A_verdict_of_two_persons_for_this_use_holds()
    {
        var answer = VsaConsumer.Check(Make().Sign(Anna, Berta), Policy);
        Assert.Equal((null, ""), (answer.Failed, answer.Why));
        Assert.Contains("SLSA_BUILD_LEVEL_UNEVALUATED", answer.Verdict!.VerifiedLevels);
    }

    [Fact]
    public void Nobody_known_signed() => Fails(VsaStep.Signature, Make().Sign(Given.Signer(99)), Policy);

    [Fact]
    public void It_speaks_of_another_file() =>
        Fails(
            VsaStep.Subject,
            Make().Sign(Anna, Berta),
            Policy with
            {
                ArtifactSha256 = new string('0', 64),
            }
        );

    [Fact]
    public void It_is_no_verdict() =>
        Fails(
            VsaStep.PredicateType,
            (Make() with { PredicateType = PredicateTypes.Release }).Sign(Anna, Berta),
            Policy
        );

    [Fact]
    public void Another_verifiers_key_cannot_speak_for_the_approvers() =>
        Fails(VsaStep.Verifier, Make().Sign(Lab), Policy);

    [Fact]
    public void Two_keys_of_one_person_are_one_person() =>
        Fails(VsaStep.Verifier, Make().Sign(Anna, AnnasSecond), Policy);

    [Fact]
    public void A_verifier_that_does_not_count_here_is_refused() =>
        Fails(VsaStep.Verifier, Make(verifier: "holdpoint://other").Sign(Anna, Berta), Policy);

    [Fact]
    public void A_verdict_for_another_site_says_nothing_here() =>
        Fails(VsaStep.ResourceUri, Make(use: "holdpoint://site/T/asset-class/plc").Sign(Anna, Berta), Policy);

    [Fact]
    public void A_failed_verdict_is_no_approval() =>
        Fails(VsaStep.Result, Make(passed: false).Sign(Anna, Berta), Policy);

    [Fact]
    public void A_level_that_was_not_reached_is_missing() =>
        Fails(VsaStep.Levels, Make(level: "HOLDPOINT_LAB_PASSED").Sign(Anna, Berta), Policy);

    private static void Fails(VsaStep step, Envelope envelope, VsaPolicy policy)
    {
        var answer = VsaConsumer.Check(envelope, policy);
        Assert.Equal(step, answer.Failed);
        Assert.NotEmpty(answer.Why);
    }

    private static Statement Make(
        string verifier = "holdpoint://approvers",
        string use = Use,
        bool passed = true,
        string level = Approved
    ) =>
        new(
            [new("patch.exe", Sha256)],
            PredicateTypes.Vsa,
            Vsa.Of(
                verifier,
                new(2026, 5, 6, 7, 8, 9, TimeSpan.Zero),
                use,
                ResourceDescriptor.Of(uri: "holdpoint://policy/1", sha256: Sha256),
                [ResourceDescriptor.Of(name: "test-result", sha256: Sha256)],
                passed,
                [level]
            ).Json
        );
}
