using System.Collections.Immutable;

namespace Holdpoint.Trust.Tuf.Model;

/// <summary>What timestamp or snapshot say of another metadata file.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Length">Its length in bytes, where told.</param>
/// <param name="Hashes">Its digests, where told.</param>
public sealed record FileEntry(long Version, long? Length, FileHashes? Hashes);

/// <summary>FileHashes by the name of their algorithm, in the order in which they were written.</summary>
public sealed record FileHashes(ImmutableArray<(string Algorithm, string Hex)> Items)
{
    /// <summary>The digest of an algorithm; null where it is not told.</summary>
    public string? this[string algorithm]
    {
        get
        {
            foreach (var (name, hex) in Items)
            {
                if (name == algorithm)
                    return hex;
            }
            return null;
        }
    }

    /// <summary>A SHA-256 alone.</summary>
    public static FileHashes Sha256(string hex) => new([("sha256", hex)]);
}
