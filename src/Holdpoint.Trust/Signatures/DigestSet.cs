using System.Security.Cryptography;

namespace Holdpoint.Trust.Signatures;

/// <summary>Several digests over the same bytes.</summary>
internal sealed class DigestSet : IDisposable
{
    private readonly Dictionary<DigestKind, IncrementalHash> _hashes;

    public DigestSet(IEnumerable<DigestKind> kinds) =>
        _hashes = kinds
            .Distinct()
            .ToDictionary(kind => kind, kind => IncrementalHash.CreateHash(kind.Algorithm));

    public void Append(ReadOnlySpan<byte> bytes)
    {
        foreach (var hash in _hashes.Values)
            hash.AppendData(bytes);
    }

    public IReadOnlyDictionary<DigestKind, byte[]> Finish() =>
        _hashes.ToDictionary(pair => pair.Key, pair => pair.Value.GetHashAndReset());

    public void Dispose()
    {
        foreach (var hash in _hashes.Values)
            hash.Dispose();
    }
}
