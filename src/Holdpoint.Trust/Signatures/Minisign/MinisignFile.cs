using System.Text;

namespace Holdpoint.Trust.Signatures.Minisign;

/// <summary>A signature file of minisign (four lines) or signify (two), nothing of it checked yet.</summary>
/// <param name="IsPreHashed">True where BLAKE2b-512 of the file was signed ("ED"), false for the file itself ("Ed").</param>
/// <param name="KeyId">The key id, upper-case hexadecimal.</param>
/// <param name="Signature">64 bytes.</param>
/// <param name="Comment">The trusted comment; null for signify.</param>
/// <param name="CommentSignature">Covers signature and trusted comment; null for signify.</param>
internal sealed record MinisignFile(
    bool IsPreHashed,
    string KeyId,
    byte[] Signature,
    byte[]? Comment,
    byte[]? CommentSignature
)
{
    private const string Trusted = "trusted comment: ";

    public static bool Recognises(ReadOnlySpan<byte> bytes) => bytes.StartsWith("untrusted comment:"u8);

    /// <summary>Null where the bytes are none, or more than one.</summary>
    public static MinisignFile? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > 64 * 1024 || !Recognises(bytes))
            return null;
        var lines = Encoding.Latin1.GetString(bytes).Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        while (lines.Count > 0 && lines[^1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
        if (lines.Count is not (2 or 4) || Base64(lines[1], 74) is not [(byte)'E', var kind, ..] blob)
            return null;
        if (kind is not ((byte)'d' or (byte)'D') || (kind == 'D' && lines.Count == 2))
            return null;
        byte[]? comment = null;
        byte[]? global = null;
        if (lines.Count == 4)
        {
            if (
                !lines[2].StartsWith(Trusted, StringComparison.Ordinal)
                || (global = Base64(lines[3], 64)) is null
            )
                return null;
            comment = Encoding.Latin1.GetBytes(lines[2][Trusted.Length..]);
        }
        return new(kind == 'D', MinisignKey.IdText(blob.AsSpan(2, 8)), blob[10..], comment, global);
    }

    private static byte[]? Base64(string text, int length)
    {
        var bytes = new byte[length + 3];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var written) && written == length
            ? bytes[..length]
            : null;
    }
}
