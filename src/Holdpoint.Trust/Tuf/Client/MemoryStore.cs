namespace Holdpoint.Trust.Tuf.Client;

/// <summary>Keeps trusted metadata in memory: for one look at a medium, and for tests.</summary>
public sealed class MemoryStore : IMetadataStore
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public byte[]? Load(string role) => _files.GetValueOrDefault(role);

    /// <inheritdoc/>
    public void Save(string role, ReadOnlySpan<byte> bytes) => _files[role] = bytes.ToArray();

    /// <inheritdoc/>
    public void Delete(string role) => _files.Remove(role);
}
