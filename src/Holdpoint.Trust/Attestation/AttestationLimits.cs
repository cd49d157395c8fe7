using Holdpoint.Trust.Json;

namespace Holdpoint.Trust.Attestation;

/// <summary>What an envelope or a bundle may not exceed.</summary>
public static class AttestationLimits
{
    /// <summary>The longest envelope, in bytes.</summary>
    public const int EnvelopeBytes = 16 * 1024 * 1024;

    /// <summary>The longest bundle, in bytes.</summary>
    public const int BundleBytes = 64 * 1024 * 1024;

    /// <summary>The most signatures of an envelope.</summary>
    public const int Signatures = 100;

    internal static JsonLimits Envelope { get; } = new(EnvelopeBytes, 32);
}
