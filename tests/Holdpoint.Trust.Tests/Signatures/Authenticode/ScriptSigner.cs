using System.Buffers.Binary;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Text;

namespace Holdpoint.Trust.Tests.Signatures.Authenticode;

/// <summary>
/// Signs scripts of the Windows Script Host as Windows does. No program of Debian's does so; that this is the right way is
/// proven by the really signed script that the SDK ships.
/// </summary>
internal static class ScriptSigner
{
    private const string IndirectData = "1.3.6.1.4.1.311.2.1.4";
    private const string SipInfo = "1.3.6.1.4.1.311.2.1.30";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";

    /// <summary>How each kind writes its block, and before what.</summary>
    private static readonly Dictionary<string, (string Begin, string Line, string End, string Before)> Kinds =
        new()
        {
            ["vbs"] = ("'' SIG '' Begin signature block", "'' SIG '' ", "'' SIG '' End signature block", ""),
            ["js"] = ("// SIG // Begin signature block", "// SIG // ", "// SIG // End signature block", ""),
            ["wsf"] = ("<signature>", "** SIG ** ", "</signature>", "</job>"),
        };

    /// <summary>The text with its block, as the text that Windows takes it for.</summary>
    /// <param name="kind">vbs, js, wsf.</param>
    /// <param name="text">The text, without a byte order mark.</param>
    /// <param name="pki">Whose signer signs.</param>
    /// <param name="stamp">Adds a countersignature.</param>
    public static string Sign(string kind, string text, TestPki pki, Action<SignedCms>? stamp = null)
    {
        var (begin, line, end, before) = Kinds[kind];
        var at = before.Length == 0 ? text.Length : text.LastIndexOf(before, StringComparison.Ordinal);
        var base64 = Convert.ToBase64String(Message(Digest(text), pki, stamp));
        var block = new StringBuilder($"\r\n{begin}\r\n");
        foreach (var piece in base64.Chunk(44))
            block.Append(line).Append(piece).Append("\r\n");
        return text[..at] + block + end + "\r\n" + text[at..];
    }

    private static byte[] Digest(string text)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, text.Length);
        return SHA256.HashData([.. Encoding.Unicode.GetBytes(text), .. length]);
    }

    private static byte[] Message(byte[] digest, TestPki pki, Action<SignedCms>? stamp)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(SipInfo);
            using (writer.PushSequence())
            {
                writer.WriteInteger(1);
                writer.WriteOctetString(new byte[16]);
                for (var i = 0; i < 5; i++)
                    writer.WriteInteger(0);
            }
        }
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Sha256);
                writer.WriteNull();
            }
            writer.WriteOctetString(digest);
        }
        var content = writer.Encode();
        var signed = new SignedCms(new ContentInfo(new Oid(IndirectData), content));
        var signer = new System.Security.Cryptography.Pkcs.CmsSigner(pki.Signer)
        {
            DigestAlgorithm = new Oid(Sha256),
            IncludeOption = System.Security.Cryptography.X509Certificates.X509IncludeOption.EndCertOnly,
        };
        signer.Certificates.Add(pki.Root);
        signed.ComputeSignature(signer);
        stamp?.Invoke(signed);
        var message = signed.Encode();
        // PKCS #7 has the SEQUENCE itself where CMS has an OCTET STRING; what is digested is the same.
        var tag = Twins.Find(message, content) - 1;
        while (message[tag] != 0x04)
            tag--;
        message[tag] = 0x30;
        return message;
    }
}
