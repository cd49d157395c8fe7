namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>What a case is about.</summary>
public enum PatchCaseKind
{
    /// <summary>One patch on assets of one site.</summary>
    Patch,

    /// <summary>One advisory without a fix that can be installed, on assets of one site.</summary>
    Mitigation,
}
