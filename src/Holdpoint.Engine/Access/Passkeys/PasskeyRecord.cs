namespace Holdpoint.Engine.Access.Passkeys;

/// <summary>A key that a device of a person holds (WebAuthn); here is only its public half.</summary>
public sealed record PasskeyRecord
{
    /// <summary>The credential's id, as the device gave it, in base64url.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is: the account's id.</summary>
    public required string UserId { get; init; }

    /// <summary>What the person calls it.</summary>
    public required string Name { get; init; }

    /// <summary>The public key, in COSE.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>When it was added (UTC).</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>When somebody last came in with it (UTC); null for never.</summary>
    public DateTimeOffset? UsedAt { get; init; }

    /// <summary>How often the device says that it has signed; 0 where it does not count.</summary>
    public long SignCount { get; init; }

    /// <summary>How the device can be reached, as <c>usb</c> or <c>internal</c>.</summary>
    public IReadOnlyList<string> Transports { get; init; } = [];

    /// <summary>Whether the device may keep it elsewhere too.</summary>
    public bool IsBackupEligible { get; init; }

    /// <summary>Whether it is kept elsewhere too.</summary>
    public bool IsBackedUp { get; init; }
}
