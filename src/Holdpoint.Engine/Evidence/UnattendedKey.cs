using System.Security.Cryptography;
using Holdpoint.Trust.Files;
using Holdpoint.Trust.Keys;

namespace Holdpoint.Engine.Evidence;

/// <summary>
/// An Ed25519 key that a program uses without a person: PKCS#8 in PEM (RFC 8410), readable for its account alone. Nothing that
/// lets a file be installed is signed with such a key.
/// </summary>
internal static class UnattendedKey
{
    private const string Label = "PRIVATE KEY";

    // Version 0, algorithm 1.3.101.112, an octet string within an octet string.
    private static ReadOnlySpan<byte> Beginning =>
        [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];

    /// <summary>Writes a new key; folder and file are the account's alone from the first moment.</summary>
    public static void Write(string folder, string file, ReadOnlySpan<byte> seed)
    {
        const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, Mine | UnixFileMode.UserExecute);
        byte[] der = [.. Beginning, .. seed];
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = Mine;
        var beside = file + ".unfinished";
        using (var stream = new FileStream(beside, options))
        {
            using var writer = new StreamWriter(stream, leaveOpen: true);
            writer.Write(PemEncoding.Write(Label, der));
            writer.Write('\n');
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }
        CryptographicOperations.ZeroMemory(der);
        DurableFile.Rename(beside, file);
        DurableFile.FlushDirectory(Path.GetDirectoryName(Path.GetFullPath(folder))!);
    }

    /// <summary>The key; null where the text is none.</summary>
    public static Ed25519Signer? Read(ReadOnlySpan<char> pem)
    {
        if (!PemEncoding.TryFind(pem, out var fields) || pem[fields.Label] is not Label)
            return null;
        var der = new byte[fields.DecodedDataLength];
        if (
            !Convert.TryFromBase64Chars(pem[fields.Base64Data], der, out _)
            || der.Length != Beginning.Length + Ed25519Signer.SeedSize
            || !der.AsSpan().StartsWith(Beginning)
        )
            return null;
        var signer = new Ed25519Signer(der.AsSpan(Beginning.Length));
        CryptographicOperations.ZeroMemory(der);
        return signer;
    }
}
