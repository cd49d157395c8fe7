namespace Holdpoint.Trust.Signatures;

/// <summary>What is known of a file after its signatures were looked at. Only <see cref="Valid"/> is a yes.</summary>
public enum SignatureVerdict
{
    /// <summary>Every rule that decides was checked and holds.</summary>
    Valid,

    /// <summary>A rule does not hold; the reason says which.</summary>
    Invalid,

    /// <summary>The format can carry a signature, and none is there.</summary>
    Unsigned,

    /// <summary>Not a format, version or algorithm that this program can judge. Never to be read as valid.</summary>
    Unsupported,
}
