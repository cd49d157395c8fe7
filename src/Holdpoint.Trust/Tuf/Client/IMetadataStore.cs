namespace Holdpoint.Trust.Tuf.Client;

/// <summary>Keeps the trusted metadata between refreshes, byte by byte.</summary>
public interface IMetadataStore
{
    /// <summary>The trusted file of a role; null where there is none.</summary>
    byte[]? Load(string role);

    /// <summary>Keeps the trusted file of a role: wholly, or not at all.</summary>
    void Save(string role, ReadOnlySpan<byte> bytes);

    /// <summary>Forgets the file of a role.</summary>
    void Delete(string role);
}
