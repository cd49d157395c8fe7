using System.Text;
using Holdpoint.Trust.Attestation;
using Holdpoint.Trust.Keys;
using Holdpoint.Trust.Tests.Log;

namespace Holdpoint.Trust.Tests.Attestation;

public class EnvelopeTests
{
    // The example of DSSE's protocol.md.
    private const string Type = "http://example.com/HelloWorld";
    private static readonly byte[] Body = "hello world"u8.ToArray();

    private static readonly Ed25519Signer One = Given.Signer(1);
    private static readonly Ed25519Signer Two = Given.Signer(2);
    private static readonly KeyObject[] Both = [KeyObject.Of(One.PublicKey), KeyObject.Of(Two.PublicKey)];

    [Fact]
    public void What_is_signed_is_the_standards_example() =>
        Assert.Equal(
            "DSSEv1 29 http://example.com/HelloWorld 11 hello world",
            Encoding.UTF8.GetString(Envelope.PreAuthentication(Type, Body))
        );

    [Fact]
    public void A_threshold_counts_different_keys()
    {
        var twice = Envelope.Sign(Type, Body, One, One);
        Assert.NotNull(twice.Verify(Both, 1, out _));
        Assert.Null(twice.Verify(Both, 2, out var why));
        Assert.Contains("1 of the keys", why, StringComparison.Ordinal);
        Assert.NotNull(twice.With(Two).Verify(Both, 2, out _));
        KeyObject[] oneKeyTwice = [KeyObject.Of(One.PublicKey), KeyObject.Of(One.PublicKey, "anna")];
        Assert.NotEqual(oneKeyTwice[0].Id, oneKeyTwice[1].Id);
        Assert.Null(twice.Verify(oneKeyTwice, 2, out _));
    }

    [Fact]
    public void The_id_of_a_key_is_only_a_hint()
    {
        var envelope = Envelope.Sign(Type, Body, One);
        var renamed = envelope with { Signatures = [new(Both[1].Id, envelope.Signatures[0].Bytes)] };
        Assert.Equal(One.PublicKey, renamed.Verify(Both, 1, out _)!.Signers[0].Key);
        var nameless = envelope with { Signatures = [new(null, envelope.Signatures[0].Bytes)] };
        Assert.NotNull(nameless.Verify(Both, 1, out _));
        var foreign = Envelope.Sign(Type, Body, Two);
        var pretending = foreign with { Signatures = [new(Both[0].Id, foreign.Signatures[0].Bytes)] };
        Assert.Null(pretending.Verify([Both[0]], 1, out _));
    }

    [Fact]
    public void Another_type_or_another_body_is_not_what_was_signed()
    {
        var envelope = Envelope.Sign(Type, Body, One);
        Assert.Null((envelope with { PayloadType = Type + "2" }).Verify(Both, 1, out _));
        Assert.Null((envelope with { Payload = "hello World"u8.ToArray() }).Verify(Both, 1, out _));
    }

    [Fact]
    public void An_envelope_written_and_read_is_the_same()
    {
        var envelope = Envelope.Sign(Type, Body, One, Two);
        var read = Envelope.Parse(envelope.ToBytes(), out _)!;
        Assert.Equal(envelope.ToBytes(), read.ToBytes());
        Assert.NotNull(read.Verify(Both, 2, out _));
    }

    [Theory]
    [InlineData("-_8=")]
    [InlineData("-_8")]
    [InlineData("+/8=")]
    [InlineData("+/8")]
    public void Both_alphabets_of_Base64_are_read(string text)
    {
        var json = $$"""{"payloadType":"t","payload":"{{text}}","signatures":[{"sig":"AA=="}]}""";
        Assert.Equal([0xfb, 0xff], Envelope.Parse(Encoding.UTF8.GetBytes(json), out _)!.Payload);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"payload":"AA==","signatures":[{"sig":"AA=="}]}""")]
    [InlineData("""{"payloadType":"t","payload":"A A=","signatures":[{"sig":"AA=="}]}""")]
    [InlineData("""{"payloadType":"t","payload":"+_8=","signatures":[{"sig":"AA=="}]}""")]
    [InlineData("""{"payloadType":"t","payload":"AB==","signatures":[{"sig":"AA=="}]}""")]
    [InlineData("""{"payloadType":"t","payload":"AA==","signatures":[]}""")]
    [InlineData("""{"payloadType":"t","payload":"AA==","signatures":[{"sig":""}]}""")]
    [InlineData("""{"payloadType":"t","payload":"AA==","payload":"AQ==","signatures":[{"sig":"AA=="}]}""")]
    [InlineData("""{"payloadType":"t","payload":"AA==","signatures":[{"sig":"AA==","keyid":1}]}""")]
    public void What_is_no_envelope_is_refused_with_a_reason(string json)
    {
        Assert.Null(Envelope.Parse(Encoding.UTF8.GetBytes(json), out var why));
        Assert.NotEmpty(why);
    }

    [Fact]
    public void A_bundle_tells_which_lines_are_no_envelopes()
    {
        var envelope = Envelope.Sign(Type, Body, One);
        byte[] bundle =
        [
            .. AttestationBundle.Write([envelope]),
            .. "\n{}\n"u8,
            .. AttestationBundle.Write([envelope]),
        ];
        var read = AttestationBundle.Read(bundle);
        Assert.Equal([1, 4], read.Envelopes.Select(one => one.Line));
        Assert.Equal(3, Assert.Single(read.Problems).Line);
    }
}
