using System.Text.Json.Serialization;

namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>An OpenPGP key of a provider, pinned by its fingerprint.</summary>
public sealed record KeyRecord
{
    /// <summary>The provider under an aggregator; empty when the source is one provider.</summary>
    public string Scope { get; init; } = "";

    /// <summary>Fingerprint of the primary key in upper-case hex.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>What it may do.</summary>
    public KeyState State { get; init; }

    /// <summary>The binary certificate; null while only the fingerprint is pinned because the key could not be fetched.</summary>
    public byte[]? Encoded { get; init; }

    /// <summary>True once the owner's revocation was seen; never forgotten, even if the provider serves the key without it again.</summary>
    public bool Revoked { get; init; }

    /// <summary>Where the provider says it lies.</summary>
    public string Address { get; init; } = "";

    /// <summary>When it was first named (UTC).</summary>
    public DateTimeOffset FirstSeen { get; init; }

    [JsonIgnore]
    internal string Key => $"{Scope}/{Fingerprint}";
}
