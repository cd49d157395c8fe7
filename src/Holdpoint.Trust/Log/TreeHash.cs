using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Holdpoint.Trust.Log;

/// <summary>A SHA-256 hash of the Merkle tree of RFC 6962, clause 2.1.</summary>
public readonly struct TreeHash : IEquatable<TreeHash>
{
    /// <summary>The length of a hash, in bytes.</summary>
    public const int Size = 32;

    private readonly Bytes _bytes;

    /// <summary>A hash from its bytes.</summary>
    /// <exception cref="ArgumentException">There are not 32 of them.</exception>
    public TreeHash(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size)
            throw new ArgumentException($"A hash has {Size} bytes, not {bytes.Length}.", nameof(bytes));
        bytes.CopyTo(_bytes);
    }

    /// <summary>The root of the tree without entries: SHA-256 of nothing.</summary>
    public static TreeHash Empty { get; } = new(SHA256.HashData([]));

    /// <summary>The hash of an entry: SHA-256 of 0x00 and the entry.</summary>
    public static TreeHash Leaf(ReadOnlySpan<byte> entry)
    {
        Span<byte> hash = stackalloc byte[Size];
        if (entry.Length <= 1023)
        {
            Span<byte> input = stackalloc byte[1024];
            input[0] = 0;
            entry.CopyTo(input[1..]);
            SHA256.HashData(input[..(entry.Length + 1)], hash);
            return new(hash);
        }
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha256.AppendData([0]);
        sha256.AppendData(entry);
        sha256.GetHashAndReset(hash);
        return new(hash);
    }

    /// <summary>The hash over two subtrees: SHA-256 of 0x01, the left and the right one.</summary>
    public static TreeHash Node(in TreeHash left, in TreeHash right)
    {
        Span<byte> input = stackalloc byte[1 + (2 * Size)];
        input[0] = 1;
        left.AsSpan().CopyTo(input[1..]);
        right.AsSpan().CopyTo(input[(1 + Size)..]);
        Span<byte> hash = stackalloc byte[Size];
        SHA256.HashData(input, hash);
        return new(hash);
    }

    /// <summary>A hash from its Base64 (RFC 4648, clause 4, padded, canonical).</summary>
    public static bool TryParse(string text, out TreeHash hash)
    {
        hash = default;
        if (Base64Text.Decode(text) is not { Length: Size } bytes)
            return false;
        hash = new(bytes);
        return true;
    }

    /// <summary>The 32 bytes.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> AsSpan() =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<Bytes, byte>(ref Unsafe.AsRef(in _bytes)), Size);

    /// <summary>The hash in lower-case hexadecimal.</summary>
    public string ToHex() => Convert.ToHexStringLower(AsSpan());

    /// <summary>The hash in Base64, as notes and proofs write it.</summary>
    public override string ToString() => Convert.ToBase64String(AsSpan());

    /// <inheritdoc/>
    public bool Equals(TreeHash other) => AsSpan().SequenceEqual(other.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TreeHash other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => MemoryMarshal.Read<int>(AsSpan());

    /// <summary>Whether two hashes are the same bytes.</summary>
    public static bool operator ==(TreeHash left, TreeHash right) => left.Equals(right);

    /// <summary>Whether two hashes differ.</summary>
    public static bool operator !=(TreeHash left, TreeHash right) => !left.Equals(right);

    [InlineArray(Size)]
    private struct Bytes
    {
        private byte _first;
    }
}
