using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Holdpoint.Trust.Digests;

/// <summary>
/// Takes a file's bytes once, in order and in pieces of any size, and gives both its SHA-256 and its fs-verity digest.
/// Keeps 32 bytes for every 64 KiB it was given.
/// </summary>
public sealed class ContentHasher : IDisposable
{
    private readonly IncrementalHash _flat = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _block = new byte[FsVerity.BlockSize];
    private readonly List<byte> _digests = [];
    private int _filled;
    private long _length;

    /// <summary>Takes the next bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        _flat.AppendData(bytes);
        _length += bytes.Length;
        if (_filled > 0)
            bytes = bytes[Fill(bytes)..];
        while (bytes.Length >= FsVerity.BlockSize)
        {
            Add(bytes[..FsVerity.BlockSize]);
            bytes = bytes[FsVerity.BlockSize..];
        }
        Fill(bytes);
    }

    /// <summary>The digests of everything taken; the hasher is then empty again.</summary>
    public ContentDigest Finish()
    {
        if (_filled > 0)
        {
            Add(_block.AsSpan(0, _filled));
            _filled = 0;
        }
        var blocks = _digests.ToArray();
        var digest = new ContentDigest(
            _length,
            Convert.ToHexStringLower(_flat.GetHashAndReset()),
            Convert.ToHexStringLower(FsVerity.Digest(_length, blocks)),
            ImmutableCollectionsMarshal.AsImmutableArray(blocks)
        );
        _digests.Clear();
        _length = 0;
        return digest;
    }

    /// <inheritdoc/>
    public void Dispose() => _flat.Dispose();

    private int Fill(ReadOnlySpan<byte> bytes)
    {
        var taken = Math.Min(bytes.Length, FsVerity.BlockSize - _filled);
        bytes[..taken].CopyTo(_block.AsSpan(_filled));
        _filled += taken;
        if (_filled == FsVerity.BlockSize)
        {
            Add(_block);
            _filled = 0;
        }
        return taken;
    }

    private void Add(ReadOnlySpan<byte> block)
    {
        Span<byte> digest = stackalloc byte[FsVerity.DigestSize];
        FsVerity.HashBlock(block, digest);
        _digests.AddRange(digest);
    }
}
