using CsCheck;
using Holdpoint.Core.Acquisition;
using Holdpoint.Core.Acquisition.Artifacts;
using Holdpoint.Core.Acquisition.Ladder;
using Holdpoint.Core.Acquisition.Scanning;
using static Holdpoint.Core.Tests.Acquisition.Given;

namespace Holdpoint.Core.Tests.Acquisition;

public class LadderTests
{
    [Fact]
    public void A_signature_answers_both_questions()
    {
        var verdict = EvidenceLadder.Judge([Tried(Rung.VendorSignature, RungAnswer.Met)]);
        Assert.Equal(Rung.VendorSignature, verdict.Reached);
        Assert.Equal(
            (ControlOutcome.Verified, ControlOutcome.Verified),
            (verdict.Identity.Outcome, verdict.Integrity.Outcome)
        );
    }

    [Fact]
    public void A_pinned_server_says_who_the_source_is_and_not_that_the_file_is_whole()
    {
        var verdict = EvidenceLadder.Judge([
            Tried(Rung.VendorSignature, RungAnswer.NotAvailable),
            Tried(Rung.SecondChannelDigest, RungAnswer.NotAvailable),
            Tried(Rung.PinnedOrigin, RungAnswer.Met),
        ]);
        Assert.Equal(ControlOutcome.Verified, verdict.Identity.Outcome);
        Assert.Equal("pinned-origin", verdict.Identity.Method);
        Assert.Equal(ControlOutcome.MethodNotAvailable, verdict.Integrity.Outcome);
    }

    [Fact]
    public void What_nobody_tried_is_not_called_unavailable()
    {
        var verdict = EvidenceLadder.Judge([Tried(Rung.VendorSignature, RungAnswer.NotAvailable)]);
        Assert.Equal(ControlOutcome.NotAnswered, verdict.Identity.Outcome);
        Assert.Equal(ControlOutcome.NotAnswered, verdict.Integrity.Outcome);
    }

    [Fact]
    public void One_person_twice_is_not_two_persons()
    {
        var same = new Person("  ANNA@elsewhere ");
        Assert.Equal(
            Rung.None,
            EvidenceLadder
                .Judge([
                    Tried(Rung.TwoPersonFirstSight, RungAnswer.Met, Anna),
                    Tried(Rung.TwoPersonFirstSight, RungAnswer.Met, same),
                ])
                .Reached
        );
        Assert.Equal(
            Rung.TwoPersonFirstSight,
            EvidenceLadder
                .Judge([
                    Tried(Rung.TwoPersonFirstSight, RungAnswer.Met, Anna),
                    Tried(Rung.TwoPersonFirstSight, RungAnswer.Met, Ben),
                ])
                .Reached
        );
    }

    [Fact]
    public void A_failed_rung_is_not_outvoted_by_a_higher_one()
    {
        var artifact = Scanned(ScanVerdict.Clean, Tried(Rung.VendorSignature, RungAnswer.Met));
        var after = ArtifactMoves.Tried(artifact, Tried(Rung.SecondChannelDigest, RungAnswer.Failed));
        Assert.Equal(ArtifactState.Refused, after.Artifact!.State);
    }

    [Theory]
    [InlineData("md5", "d41d8cd98f00b204e9800998ecf8427e", "https://a.example/x", "weak-digest")]
    [InlineData("sha256", "abc", "https://a.example/x", "bad-digest")]
    [InlineData("sha256", null, "  ", "channel-missing")]
    [InlineData("sha256", null, "https://vendor.example/sums", "same-channel")]
    public void A_digest_that_proves_nothing_is_refused(
        string algorithm,
        string? hex,
        string channel,
        string code
    )
    {
        var (evidence, refusal) = DigestRule.Hold(
            new(algorithm, hex ?? new('a', 64), channel, Anna),
            new('a', 64),
            "https://vendor.example/file.bin",
            Now
        );
        Assert.Null(evidence);
        Assert.Equal(code, refusal!.Code);
    }

    [Fact]
    public void A_digest_from_another_channel_holds_or_fails()
    {
        var claim = new DigestClaim("sha256", new('A', 64), "telephone, the vendor's desk", Ben);
        Assert.Equal(RungAnswer.Met, DigestRule.Hold(claim, new('a', 64), null, Now).Evidence!.Answer);
        Assert.Equal(RungAnswer.Failed, DigestRule.Hold(claim, new('c', 64), null, Now).Evidence!.Answer);
    }

    [Fact]
    public void The_requester_cannot_release_by_another_spelling_of_his_name()
    {
        var artifact = Low();
        foreach (var name in (string[])["Anna", "anna", " ANNA ", "anna@ws9", "Ａnna"])
        {
            var done = ArtifactRelease.ByPerson(artifact, new(name), "fits", Now, new());
            Assert.Equal("second-person-needed", done.Refusal!.Code);
        }
        var released = ArtifactRelease.ByPerson(artifact, Ben, "seen at the vendor's desk", Now, new());
        Assert.Equal(ArtifactState.Released, released.Artifact!.State);
        Assert.Contains(
            "only two-person first sight",
            released.Artifact.Steps[^1].Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_rung_that_nobody_tried_keeps_a_lower_one_from_release()
    {
        var artifact = Scanned(
            ScanVerdict.Clean,
            Tried(Rung.PinnedOrigin, RungAnswer.Met),
            Tried(Rung.VendorSignature, RungAnswer.NotAvailable)
        );
        Assert.Equal(
            "not-answered",
            ArtifactRelease.ByPerson(artifact, Ben, "why", Now, new()).Refusal!.Code
        );
    }

    [Fact]
    public void A_partial_scan_needs_a_second_person_whatever_the_rung()
    {
        var artifact = Scanned(ScanVerdict.NotFullyScanned, Tried(Rung.VendorSignature, RungAnswer.Met));
        Assert.Equal("second-person-needed", ArtifactRelease.ByRule(artifact, Now, new()).Refusal!.Code);
        var released = ArtifactRelease
            .ByPerson(artifact, Ben, "the vendor's installer", Now, new())
            .Artifact!;
        Assert.Contains("not fully scanned", released.Steps[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_digest_on_the_requesters_own_word_needs_a_second_person()
    {
        RungEvidence[] Both(Person who) =>
            [
                Tried(Rung.VendorSignature, RungAnswer.NotAvailable),
                Tried(Rung.SecondChannelDigest, RungAnswer.Met, who),
            ];
        Assert.NotNull(ArtifactRelease.ByRule(Scanned(ScanVerdict.Clean, Both(Anna)), Now, new()).Refusal);
        Assert.Null(ArtifactRelease.ByRule(Scanned(ScanVerdict.Clean, Both(Ben)), Now, new()).Refusal);
    }

    [Fact]
    public void A_later_finding_withdraws_a_released_file()
    {
        var released = ArtifactRelease.ByPerson(Low(), Ben, "why", Now, new()).Artifact!;
        Assert.Equal(
            ArtifactState.Withdrawn,
            ArtifactMoves.Scanned(released, Scan(ScanVerdict.Found)).Artifact!.State
        );
    }

    // Whatever is done in whatever order: what is released was either released by another person than the requester, or it is
    // high on the ladder by something he did not bring himself, and scanned clean.
    [Fact]
    public void No_way_leads_from_a_low_rung_to_released_without_a_second_person()
    {
        var person = Gen.Int[0, 3]
            .Select(at => new[] { Anna, Ben, new Person("anna@other"), new Person("Carl") }[at]);
        var move =
            from kind in Gen.Int[0, 7]
            from rung in Gen.Int[1, 4].Select(at => (Rung)at)
            from answer in Gen.Int[1, 3].Select(at => (RungAnswer)at)
            from scan in Gen.Int[0, 2].Select(at => (ScanVerdict)at)
            from who in person
            from self in Gen.Bool
            select (kind, rung, answer, scan, who, self);
        var rule =
            from automatic in Gen.Int[0, 3]
                .Select(at => new Rung?[] { null, Rung.None, Rung.PinnedOrigin, Rung.VendorSignature }[at])
            from accounts in Gen.Bool
            select new ReleaseRule(automatic, accounts);
        Gen.Select(move.Array[0, 25], rule)
            .Sample(
                (moves, site) =>
                {
                    var artifact = Artifact();
                    foreach (var (kind, rung, answer, scan, who, self) in moves)
                    {
                        var done = kind switch
                        {
                            0 or 1 => ArtifactMoves.Tried(artifact, Tried(rung, answer, self ? null : who)),
                            2 => ArtifactMoves.Scanned(artifact, Scan(scan)),
                            3 => ArtifactRelease.ByPerson(artifact, who, "why", Now, site),
                            4 => ArtifactRelease.ByRule(artifact, Now, site),
                            5 => ArtifactMoves.Refuse(artifact, who, "why", Now),
                            6 => ArtifactMoves.Reopen(artifact, who, "why", Now),
                            _ => ArtifactMoves.Withdraw(artifact, who, "why", Now),
                        };
                        artifact = done.Artifact ?? artifact;
                        if (artifact.State == ArtifactState.Released)
                            Assert.True(IsRightlyReleased(artifact));
                    }
                }
            );
    }

    private static bool IsRightlyReleased(Artifact artifact)
    {
        var release = artifact.StandingRelease()!;
        if (artifact.Verdict().IsFailed || artifact.Scan is null or { Verdict: ScanVerdict.Found })
            return false;
        if (release.By is { } who)
            return !who.IsSame(artifact.Requester);
        return artifact.Scan.Verdict == ScanVerdict.Clean
            && artifact.Evidence.Any(one =>
                one.Rung >= Rung.SecondChannelDigest
                && one.Answer == RungAnswer.Met
                && one.By?.IsSame(Anna) != true
            );
    }

    private static Artifact Low() =>
        Scanned(
            ScanVerdict.Clean,
            Tried(Rung.VendorSignature, RungAnswer.NotAvailable),
            Tried(Rung.SecondChannelDigest, RungAnswer.NotAvailable),
            Tried(Rung.PinnedOrigin, RungAnswer.NotAvailable),
            Tried(Rung.TwoPersonFirstSight, RungAnswer.Met, Anna),
            Tried(Rung.TwoPersonFirstSight, RungAnswer.Met, Ben)
        );
}
