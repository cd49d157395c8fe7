namespace Holdpoint.Csaf.Model;

/// <summary>One digest of a file (3.1.3.3.2).</summary>
public sealed record FileHash : CsafObject
{
    /// <summary>The algorithm's name, such as sha256.</summary>
    public string Algorithm { get; init; } = "";

    /// <summary>The digest in hexadecimal.</summary>
    public string Value { get; init; } = "";
}
