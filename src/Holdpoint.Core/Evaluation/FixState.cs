namespace Holdpoint.Core.Evaluation;

/// <summary>Whether a fix is there. The first four follow CSAF 2.0 §3.2.3.12.1.</summary>
public enum FixState
{
    /// <summary>The advisory does not speak of a fix for this product.</summary>
    Unknown,

    /// <summary>vendor_fix: a fix can be had.</summary>
    Available,

    /// <summary>none_available: there is no fix yet.</summary>
    NoneAvailable,

    /// <summary>no_fix_planned: there will be none.</summary>
    NoFixPlanned,

    /// <summary>Only mitigations or workarounds are offered.</summary>
    MitigationOnly,
}
