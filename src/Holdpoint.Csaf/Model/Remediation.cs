namespace Holdpoint.Csaf.Model;

/// <summary>What can be done (3.2.3.12).</summary>
public sealed record Remediation : CsafObject
{
    /// <summary>vendor_fix, mitigation, workaround, none_available, no_fix_planned, fix_planned or optional_patch.</summary>
    public string Category { get; init; } = "";

    /// <summary>From when it is available.</summary>
    public CsafDate? Date { get; init; }

    /// <summary>What to do.</summary>
    public string Details { get; init; } = "";

    /// <summary>What one needs to get it.</summary>
    public IReadOnlyList<string> Entitlements { get; init; } = [];

    /// <summary>The product groups it speaks of.</summary>
    public IReadOnlyList<string> GroupIds { get; init; } = [];

    /// <summary>The products it speaks of.</summary>
    public IReadOnlyList<string> ProductIds { get; init; } = [];

    /// <summary>What must be restarted.</summary>
    public RestartRequired? RestartRequired { get; init; }

    /// <summary>Where to get it, as written.</summary>
    public string? Url { get; init; }
}
