namespace Holdpoint.Csaf.Model;

/// <summary>A weakness (3.2.3.3).</summary>
public sealed record Cwe : CsafObject
{
    /// <summary>The CWE id, such as CWE-79.</summary>
    public string Id { get; init; } = "";

    /// <summary>The CWE name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The CWE list's version (2.1).</summary>
    public string? Version { get; init; }
}
