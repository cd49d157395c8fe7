using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Holdpoint.Trust.Encryption;

/// <summary>
/// Files in the age format, version 1 (C2SP age) with X25519 recipients, readable by the age tools. In constant memory.
/// </summary>
public static class AgeFile
{
    private const int ChunkSize = 65_536;
    private const int TagSize = 16;
    private const int NonceSize = 16;

    /// <summary>Encrypts a stream for some recipients.</summary>
    /// <exception cref="ArgumentException">There is no recipient.</exception>
    public static async Task EncryptAsync(
        Stream plain,
        Stream encrypted,
        IReadOnlyList<AgeRecipient> recipients,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(plain);
        ArgumentNullException.ThrowIfNull(encrypted);
        ArgumentNullException.ThrowIfNull(recipients);
        if (recipients.Count == 0)
            throw new ArgumentException(
                "A file is encrypted for at least one recipient.",
                nameof(recipients)
            );
        var fileKey = RandomNumberGenerator.GetBytes(AgeKeys.FileKeySize);
        var nonce = RandomNumberGenerator.GetBytes(NonceSize);
        await encrypted.WriteAsync(AgeHeader.Write(fileKey, recipients), cancel);
        await encrypted.WriteAsync(nonce, cancel);
        using var cipher = new ChaCha20Poly1305(AgeKeys.Payload(fileKey, nonce));
        var chunk = new byte[ChunkSize];
        var ahead = new byte[ChunkSize];
        var sealedChunk = new byte[ChunkSize + TagSize];
        var length = await plain.ReadAtLeastAsync(chunk, ChunkSize, throwOnEndOfStream: false, cancel);
        for (ulong number = 0; ; number++)
        {
            var next =
                length < ChunkSize
                    ? 0
                    : await plain.ReadAtLeastAsync(ahead, ChunkSize, throwOnEndOfStream: false, cancel);
            cipher.Encrypt(
                ChunkNonce(number, next == 0),
                chunk.AsSpan(0, length),
                sealedChunk.AsSpan(0, length),
                sealedChunk.AsSpan(length, TagSize)
            );
            await encrypted.WriteAsync(sealedChunk.AsMemory(0, length + TagSize), cancel);
            if (next == 0)
                return;
            (chunk, ahead, length) = (ahead, chunk, next);
        }
    }

    /// <summary>
    /// Decrypts a stream. What was written to <paramref name="plain"/> before a refusal is authentic but not whole, and
    /// must be thrown away.
    /// </summary>
    /// <returns>Null when all of it was decrypted, else why not.</returns>
    public static async Task<AgeRefusal?> DecryptAsync(
        Stream encrypted,
        Stream plain,
        AgeIdentity identity,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(encrypted);
        ArgumentNullException.ThrowIfNull(plain);
        ArgumentNullException.ThrowIfNull(identity);
        if (await ReadHeaderAsync(encrypted, cancel) is not { } header)
            return AgeRefusal.NotAge;
        var opened = AgeHeader.Open(header, identity);
        if (opened.Key is not { } fileKey)
            return opened.Refusal;
        var nonce = new byte[NonceSize];
        if (await encrypted.ReadAtLeastAsync(nonce, NonceSize, throwOnEndOfStream: false, cancel) < NonceSize)
            return AgeRefusal.ContentChanged;
        using var cipher = new ChaCha20Poly1305(AgeKeys.Payload(fileKey, nonce));
        var sealedChunk = new byte[ChunkSize + TagSize];
        var chunk = new byte[ChunkSize];
        for (ulong number = 0; ; number++)
        {
            var length = await encrypted.ReadAtLeastAsync(
                sealedChunk,
                sealedChunk.Length,
                throwOnEndOfStream: false,
                cancel
            );
            if (length < TagSize)
                return AgeRefusal.ContentChanged;
            var size = length - TagSize;
            // A full chunk may be the last one; only its nonce says so.
            var last = size < ChunkSize || !Opens(number, last: false, size);
            if (last && !Opens(number, last: true, size))
                return AgeRefusal.ContentChanged;
            // Only an empty file has an empty chunk.
            if (size == 0 && number > 0)
                return AgeRefusal.ContentChanged;
            await plain.WriteAsync(chunk.AsMemory(0, size), cancel);
            if (last)
                return await encrypted.ReadAsync(sealedChunk.AsMemory(0, 1), cancel) == 0
                    ? null
                    : AgeRefusal.TrailingBytes;
        }

        bool Opens(ulong number, bool last, int size)
        {
            try
            {
                cipher.Decrypt(
                    ChunkNonce(number, last),
                    sealedChunk.AsSpan(0, size),
                    sealedChunk.AsSpan(size, TagSize),
                    chunk.AsSpan(0, size)
                );
                return true;
            }
            catch (AuthenticationTagMismatchException)
            {
                return false;
            }
        }
    }

    // Eleven bytes of counter, one that marks the last chunk.
    private static byte[] ChunkNonce(ulong number, bool last)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteUInt64BigEndian(nonce.AsSpan(3), number);
        nonce[11] = last ? (byte)1 : (byte)0;
        return nonce;
    }

    // Up to and including the line that begins with "---".
    private static async Task<byte[]?> ReadHeaderAsync(Stream encrypted, CancellationToken cancel)
    {
        var header = new MemoryStream();
        var one = new byte[1];
        var lineStart = 0;
        while (header.Length < AgeHeader.Longest && await encrypted.ReadAsync(one, cancel) == 1)
        {
            header.WriteByte(one[0]);
            if (one[0] != '\n')
                continue;
            var line = header.GetBuffer().AsSpan(lineStart, (int)header.Length - lineStart);
            if (line.StartsWith("--- "u8))
                return header.ToArray();
            if (lineStart == 0 && !line.SequenceEqual("age-encryption.org/v1\n"u8))
                return null;
            lineStart = (int)header.Length;
        }
        return null;
    }
}
