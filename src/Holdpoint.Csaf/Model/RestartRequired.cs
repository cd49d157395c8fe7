namespace Holdpoint.Csaf.Model;

/// <summary>What must be restarted after a remediation (3.2.3.12.7).</summary>
public sealed record RestartRequired : CsafObject
{
    /// <summary>none, service, machine, system and so on.</summary>
    public string Category { get; init; } = "";

    /// <summary>More in words.</summary>
    public string? Details { get; init; }
}
