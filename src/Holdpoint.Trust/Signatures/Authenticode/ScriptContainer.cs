using System.Buffers.Binary;
using System.Text;

namespace Holdpoint.Trust.Signatures.Authenticode;

/// <summary>A script: its text, as UTF-16, is what is signed, so the text is decoded in memory.</summary>
internal static class ScriptContainer
{
    public static Container Read(SignedFile file)
    {
        var syntax = ScriptSyntax.Of(file.Name)!;
        var rules = new RuleList();
        var container = new Container
        {
            Format = syntax.Format,
            Rules = rules,
            SubjectType = SpcOids.SipInfo,
        };
        if (file.Length > SignatureLimits.ScriptBytes)
        {
            rules.Fail("unsupported", $"A script of {file.Length} bytes is not judged.");
            return container;
        }
        var blocks = ScriptText
            .Of(file.Read(0, (int)file.Length) ?? [])
            .Select(text => ScriptBlock.Find(text, syntax))
            .ToArray();
        if (blocks.Length == 0)
        {
            rules.Fail("unsupported", "The text's encoding is broken.");
            return container;
        }
        if (blocks[0] is not { } block)
            return container;
        if (block.Signature is not { } signature)
        {
            rules.Fail("layout", block.Problem!);
            return container;
        }
        return container with
        {
            Signatures = [new("primary", signature, 0)],
            Digest = kinds => blocks.OfType<ScriptBlock>().Select(one => Digests(one.Signed, syntax, kinds)),
            Covers = "the text around the signature block, as UTF-16",
        };
    }

    private static IReadOnlyDictionary<DigestKind, byte[]> Digests(
        string text,
        ScriptSyntax syntax,
        IReadOnlyCollection<DigestKind> kinds
    )
    {
        using var hashes = new DigestSet(kinds);
        if (!syntax.SignsByteOrderMark && text.StartsWith('\uFEFF'))
            text = text[1..];
        hashes.Append(Encoding.Unicode.GetBytes(text));
        if (syntax.AddsLength)
        {
            Span<byte> length = stackalloc byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(length, text.Length);
            hashes.Append(length);
        }
        return hashes.Finish();
    }
}
