using System.Security.Cryptography;
using System.Text;

namespace Holdpoint.Trust.Encryption;

/// <summary>The header of an age file: the file key, wrapped for each recipient, and what proves that it is whole.</summary>
internal static class AgeHeader
{
    /// <summary>The longest header that is read, in bytes: enough for hundreds of recipients.</summary>
    public const int Longest = 65_536;

    private const string Version = "age-encryption.org/v1";
    private const string MacMark = "---";
    private const int WrappedSize = AgeKeys.FileKeySize + 16;
    private const int PointSize = 32;
    private const int ColumnsPerLine = 64;

    public static byte[] Write(byte[] fileKey, IReadOnlyList<AgeRecipient> recipients)
    {
        var text = new StringBuilder(Version).Append('\n');
        foreach (var recipient in recipients)
        {
            using var ephemeral = AgeIdentity.Create();
            var share = ephemeral.Recipient.Point;
            var shared =
                ephemeral.Agree(recipient.Point)
                ?? throw new ArgumentException(
                    $"{recipient} is of low order; nothing can be kept secret for it.",
                    nameof(recipients)
                );
            var wrapped = new byte[WrappedSize];
            using var cipher = new ChaCha20Poly1305(AgeKeys.Wrap(shared, share, recipient.Point));
            cipher.Encrypt(
                new byte[12],
                fileKey,
                wrapped.AsSpan(0, fileKey.Length),
                wrapped.AsSpan(fileKey.Length)
            );
            text.Append("-> X25519 ").Append(Base64(share)).Append('\n').Append(Base64(wrapped)).Append('\n');
        }
        text.Append(MacMark);
        var mac = AgeKeys.HeaderMac(fileKey, Encoding.ASCII.GetBytes(text.ToString()));
        return Encoding.ASCII.GetBytes(text.Append(' ').Append(Base64(mac)).Append('\n').ToString());
    }

    /// <summary>The file key, where one of the stanzas is for the identity and the header is whole.</summary>
    public static AgeFileKey Open(byte[] header, AgeIdentity identity)
    {
        var text = Encoding.Latin1.GetString(header);
        var lines = text.Split('\n');
        if (lines[0] != Version)
            return new(AgeRefusal.NotAge);
        byte[]? fileKey = null;
        var at = 1;
        for (; at < lines.Length && lines[at].StartsWith("-> ", StringComparison.Ordinal); at++)
        {
            var words = lines[at][3..].Split(' ');
            if (words.Any(word => word.Length == 0 || word.Any(c => c is < (char)33 or > (char)126)))
                return new(AgeRefusal.Malformed);
            var body = new StringBuilder();
            // A body ends with a line that is not full, which may be empty.
            do
            {
                if (++at >= lines.Length || lines[at].Length > ColumnsPerLine)
                    return new(AgeRefusal.Malformed);
                body.Append(lines[at]);
            } while (lines[at].Length == ColumnsPerLine);
            if (Decode(body.ToString()) is not { } bytes)
                return new(AgeRefusal.Malformed);
            if (words[0] != "X25519")
                continue;
            if (
                words.Length != 2
                || Decode(words[1]) is not { Length: PointSize } share
                || bytes.Length != WrappedSize
            )
                return new(AgeRefusal.Malformed);
            if (identity.Agree(share) is not { } shared)
                return new(AgeRefusal.Malformed);
            fileKey ??= Unwrap(bytes, AgeKeys.Wrap(shared, share, identity.Recipient.Point));
        }
        if (at != lines.Length - 2 || lines[^1].Length != 0 || at == 1)
            return new(AgeRefusal.Malformed);
        if (
            !lines[at].StartsWith(MacMark + " ", StringComparison.Ordinal)
            || Decode(lines[at][4..]) is not { } mac
        )
            return new(AgeRefusal.Malformed);
        if (fileKey is null)
            return new(AgeRefusal.NotForThisIdentity);
        var marked = header.AsSpan(0, header.Length - (lines[at].Length - MacMark.Length) - 1);
        return CryptographicOperations.FixedTimeEquals(mac, AgeKeys.HeaderMac(fileKey, marked))
            ? new(fileKey)
            : new(AgeRefusal.HeaderChanged);
    }

    private static byte[]? Unwrap(byte[] wrapped, byte[] key)
    {
        var fileKey = new byte[AgeKeys.FileKeySize];
        using var cipher = new ChaCha20Poly1305(key);
        try
        {
            cipher.Decrypt(
                new byte[12],
                wrapped.AsSpan(0, AgeKeys.FileKeySize),
                wrapped.AsSpan(AgeKeys.FileKeySize),
                fileKey
            );
            return fileKey;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static string Base64(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    // Unpadded and canonical: a text that another text also decodes from is refused.
    private static byte[]? Decode(string text)
    {
        if (text.Contains('=', StringComparison.Ordinal) || text.Length % 4 == 1)
            return null;
        var bytes = new byte[text.Length];
        var padded = text.PadRight((text.Length + 3) / 4 * 4, '=');
        return Convert.TryFromBase64String(padded, bytes, out var written) && Base64(bytes[..written]) == text
            ? bytes[..written]
            : null;
    }
}
