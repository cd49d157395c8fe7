using Holdpoint.Csaf.Provider.Signatures;

namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>What came of looking at one document: exactly one of accepted, unchanged or held.</summary>
internal sealed record CheckResult
{
    /// <summary>The revision to put in force.</summary>
    public AcceptedRevision? Accepted { get; init; }

    /// <summary>Its bytes.</summary>
    public byte[] Bytes { get; init; } = [];

    /// <summary>The files beside it.</summary>
    public IReadOnlyDictionary<string, byte[]> Sidecars { get; init; } =
        new Dictionary<string, byte[]>(StringComparer.Ordinal);

    /// <summary>True when what is in force is still right.</summary>
    public bool IsUnchanged { get; init; }

    /// <summary>Why it is held.</summary>
    public HoldReason? Held { get; init; }

    /// <summary>The same in words.</summary>
    public string Detail { get; init; } = "";

    /// <summary>How long the server asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static CheckResult Hold(HoldReason reason, string detail, TimeSpan? retryAfter = null) =>
        new()
        {
            Held = reason,
            Detail = detail,
            RetryAfter = retryAfter,
        };

    public static HoldReason ReasonFor(SignatureVerdict verdict) =>
        verdict switch
        {
            SignatureVerdict.UnknownKey => HoldReason.KeyChanged,
            SignatureVerdict.KeyExpired
            or SignatureVerdict.KeyRevoked
            or SignatureVerdict.KeyNotForSigning
            or SignatureVerdict.WeakKey => HoldReason.KeyUnusable,
            _ => HoldReason.SignatureWrong,
        };
}
