using Holdpoint.Core.Acquisition.Needs;
using Holdpoint.Trust.Attestation;
using Holdpoint.Trust.Keys;

namespace Holdpoint.Core.Tests.Acquisition;

public class SiteNeedsTests
{
    private static readonly SiteNeeds Needs = new(
        "North",
        Given.Now,
        [
            new("PC-1", "MGate 5105", "4.3", ["https://a.example/f.rom"], [new('a', 64)]),
            new("PC-2", "Größe ∆", null, [], []),
        ]
    );

    private static readonly ISigner Signer = Make();
    private static readonly ISigner Other = Make();

    [Fact]
    public void What_was_signed_is_read_back()
    {
        var read = SiteNeedsFormat.Read(SiteNeedsFormat.Write(Needs, Signer), Trusting(Signer), out _)!;
        Assert.Equal((Needs.Site, Needs.MadeAt), (read.Site, read.MadeAt));
        Assert.Equal(Needs.Items.Select(Text), read.Items.Select(Text));
    }

    [Fact]
    public void Another_key_an_edit_and_another_document_are_refused()
    {
        var file = SiteNeedsFormat.Write(Needs, Signer);
        Assert.Null(SiteNeedsFormat.Read(file, Trusting(Other), out var why));
        Assert.NotEmpty(why);
        for (var at = 0; at < file.Length; at++)
        {
            var edited = (byte[])file.Clone();
            edited[at] ^= 1;
            var read = SiteNeedsFormat.Read(edited, Trusting(Signer), out _);
            // The key's id is only a hint; everything else counts.
            if (read is not null)
                Assert.Equal(Needs.Items.Select(Text), read.Items.Select(Text));
        }
        var foreign = Envelope.Sign("application/vnd.in-toto+json", "{}"u8, Signer).ToBytes();
        Assert.Null(SiteNeedsFormat.Read(foreign, Trusting(Signer), out why));
        Assert.Contains("no list of needs", why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"_type":"https://holdpoint.dev/needs/v1","site":"N","madeAt":"today","needs":[]}""")]
    [InlineData(
        """{"_type":"https://holdpoint.dev/needs/v1","site":"N","madeAt":"2026-11-23T06:00:00Z","needs":[1]}"""
    )]
    public void A_signed_list_that_is_none_is_refused_with_a_reason(string payload)
    {
        var file = Envelope
            .Sign(SiteNeedsFormat.PayloadType, System.Text.Encoding.UTF8.GetBytes(payload), Signer)
            .ToBytes();
        Assert.Null(SiteNeedsFormat.Read(file, Trusting(Signer), out var why));
        Assert.NotEmpty(why);
    }

    private static ISigner Make()
    {
        var passphrase = "a long passphrase".ToCharArray();
        var (pem, _) = PrivateKeyFile.Create(SignatureScheme.Ed25519, passphrase);
        return PrivateKeyFile.Open(pem, passphrase)!;
    }

    private static KeyObject[] Trusting(ISigner signer) => [KeyObject.Of(signer.PublicKey)];

    private static string Text(SiteNeed need) =>
        $"{need.Case}|{need.Product}|{need.Version}|{string.Join(',', need.Urls)}|{string.Join(',', need.Sha256)}";
}
