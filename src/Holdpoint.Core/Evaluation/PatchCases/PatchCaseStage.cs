namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>Where a case stands on its way from detection to closing.</summary>
public enum PatchCaseStage
{
    /// <summary>Findings raised it.</summary>
    Detected,

    /// <summary>It was evaluated: assessment, proposal and clocks are there.</summary>
    Evaluated,

    /// <summary>A person decided.</summary>
    Decided,

    /// <summary>The files are being acquired and authenticated.</summary>
    Acquisition,

    /// <summary>The patch is being proven in a test bed.</summary>
    Validation,

    /// <summary>It is released and being deployed.</summary>
    Deployment,

    /// <summary>Nothing is left to do; findings may open it again.</summary>
    Closed,
}
