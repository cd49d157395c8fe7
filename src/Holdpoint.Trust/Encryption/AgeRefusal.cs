namespace Holdpoint.Trust.Encryption;

/// <summary>Why an encrypted file cannot be read.</summary>
public enum AgeRefusal
{
    /// <summary>It is no file in the age format, version 1.</summary>
    NotAge,

    /// <summary>Its header does not follow the format.</summary>
    Malformed,

    /// <summary>It is encrypted for others.</summary>
    NotForThisIdentity,

    /// <summary>Its header was changed after it was written.</summary>
    HeaderChanged,

    /// <summary>Its content was changed, reordered or cut off.</summary>
    ContentChanged,

    /// <summary>Something follows the end of its content.</summary>
    TrailingBytes,
}
