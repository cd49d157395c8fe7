namespace Holdpoint.Csaf.Model;

/// <summary>Which products are affected, fixed and so on (3.2.3.9); lists of product ids.</summary>
public sealed record ProductStatus : CsafObject
{
    /// <summary>First versions known to be affected.</summary>
    public IReadOnlyList<string> FirstAffected { get; init; } = [];

    /// <summary>First versions with a fix.</summary>
    public IReadOnlyList<string> FirstFixed { get; init; } = [];

    /// <summary>Versions with a fix.</summary>
    public IReadOnlyList<string> Fixed { get; init; } = [];

    /// <summary>Known to be affected.</summary>
    public IReadOnlyList<string> KnownAffected { get; init; } = [];

    /// <summary>Known not to be affected.</summary>
    public IReadOnlyList<string> KnownNotAffected { get; init; } = [];

    /// <summary>Last versions affected.</summary>
    public IReadOnlyList<string> LastAffected { get; init; } = [];

    /// <summary>Versions the vendor recommends.</summary>
    public IReadOnlyList<string> Recommended { get; init; } = [];

    /// <summary>Not known yet, being looked at.</summary>
    public IReadOnlyList<string> UnderInvestigation { get; init; } = [];

    /// <summary>Not known and not being looked at (2.1).</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];
}
