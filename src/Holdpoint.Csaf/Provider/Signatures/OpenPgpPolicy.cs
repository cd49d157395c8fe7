namespace Holdpoint.Csaf.Provider.Signatures;

/// <summary>What a signature must fulfil beyond being mathematically right.</summary>
public sealed record OpenPgpPolicy
{
    /// <summary>Smallest RSA modulus in bits.</summary>
    public int MinimumRsaBits { get; init; } = 2048;

    /// <summary>How far a signature may lie in the future, for clocks that are not quite right.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromHours(24);

    /// <summary>
    /// False (default): a key that has expired by now verifies nothing. True: what it signed before it expired is accepted, for
    /// reading old archives; whoever steals an expired key can then date signatures back.
    /// </summary>
    public bool AcceptSignedBeforeExpiry { get; init; }

    /// <summary>The default policy.</summary>
    public static OpenPgpPolicy Default { get; } = new();
}
