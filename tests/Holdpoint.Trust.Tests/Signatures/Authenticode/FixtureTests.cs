using Holdpoint.Trust.Signatures;

namespace Holdpoint.Trust.Tests.Signatures.Authenticode;

public class FixtureTests
{
    [Theory]
    [InlineData("signed.exe", "pe", "2d2c7b38")]
    [InlineData("signed.ex_", "cab", "44c475c1")]
    [InlineData("signed.msi", "msi", "61c5c3f6")]
    [InlineData("signed.cat", "cat", "")]
    [InlineData("signed.ps1", "powershell", "")]
    public void What_the_test_vendor_signed_is_verified_with_its_timestamp(
        string name,
        string format,
        string digest
    )
    {
        var report = Judge.Bytes(Judge.Fixture(name), name, Judge.FixtureTrust());
        Assert.Equal((SignatureVerdict.Valid, format), (report.Verdict, report.Format));
        Assert.StartsWith(digest, report.Hashed[0].Digest, StringComparison.Ordinal);
        Assert.Equal("CN=Test cs", report.Deciding!.Signer);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 1, 19, 58, TimeSpan.Zero), report.ProvenTime);
    }

    [Theory]
    [InlineData("padded.exe", "der-length")]
    [InlineData("tamper.exe", "digest")]
    public void What_was_changed_after_signing_is_refused_with_the_rule(string name, string code)
    {
        var report = Judge.Bytes(Judge.Fixture(name), name, Judge.FixtureTrust());
        Assert.Equal((SignatureVerdict.Invalid, code), (report.Verdict, report.Code));
    }

    [Theory]
    [InlineData("unsigned.exe")]
    [InlineData("unsigned.ex_")]
    [InlineData("unsigned.msi")]
    [InlineData("unsigned.cat")]
    [InlineData("unsigned.ps1")]
    public void What_carries_no_signature_is_unsigned(string name) =>
        Assert.Equal(
            SignatureVerdict.Unsigned,
            Judge.Bytes(Judge.Fixture(name), name, Judge.FixtureTrust()).Verdict
        );

    [Theory]
    [InlineData("unsigned.exe", SignatureVerdict.Valid)]
    [InlineData("unsigned.msi", SignatureVerdict.Valid)]
    [InlineData("unsigned.ps1", SignatureVerdict.Valid)]
    [InlineData("tamper.exe", SignatureVerdict.Invalid)]
    [InlineData("unsigned.ex_", SignatureVerdict.Unsigned)]
    public void A_catalogue_authenticates_the_files_that_it_lists(string name, SignatureVerdict expected)
    {
        var trust = Judge.FixtureTrust().WithCatalogue(new("signed.cat", Judge.Fixture("signed.cat")));
        Assert.Equal(expected, Judge.Bytes(Judge.Fixture(name), name, trust).Verdict);
    }

    [Fact]
    public void Without_a_trusted_root_a_right_signature_is_still_not_valid()
    {
        var report = Judge.Bytes(Judge.Fixture("signed.exe"), "signed.exe", new() { At = Judge.FixtureTime });
        Assert.Equal((SignatureVerdict.Invalid, "chain"), (report.Verdict, report.Code));
        Assert.True(report.Signatures[0].IntegrityHolds);
    }

    [Fact]
    public void A_revocation_after_the_timestamp_leaves_the_signature_standing()
    {
        var trust = Judge.FixtureTrust().WithRevocationLists(Judge.Fixture("ca.crl"))!;
        var report = Judge.Bytes(Judge.Fixture("signed.exe"), "signed.exe", trust);
        Assert.Equal(SignatureVerdict.Valid, report.Verdict);
        var rule = Assert.Single(report.Signatures[0].Rules, rule => rule.Rule == "revocation");
        Assert.Contains("list 1", rule.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stale_revocation_list_is_said_to_be_stale()
    {
        var trust = Judge.FixtureTrust().WithRevocationLists(Judge.Fixture("ca.crl"))! with
        {
            At = Judge.FixtureTime.AddYears(1),
        };
        var report = Judge.Bytes(Judge.Fixture("signed.exe"), "signed.exe", trust);
        Assert.Contains(
            report.Signatures[0].Rules,
            rule => rule.Rule == "revocation" && rule.Text.Contains("stale", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_timestamp_keeps_a_signature_alive_after_its_certificate_expired()
    {
        var trust = Judge.FixtureTrust() with { At = Judge.FixtureTime.AddYears(5) };
        Assert.Equal(
            SignatureVerdict.Valid,
            Judge.Bytes(Judge.Fixture("signed.exe"), "signed.exe", trust).Verdict
        );
    }

    [Fact]
    public void Before_the_timestamp_nothing_was_signed()
    {
        var trust = Judge.FixtureTrust() with { At = Judge.FixtureTime.AddYears(-1) };
        Assert.Equal(
            SignatureVerdict.Invalid,
            Judge.Bytes(Judge.Fixture("signed.exe"), "signed.exe", trust).Verdict
        );
    }
}
