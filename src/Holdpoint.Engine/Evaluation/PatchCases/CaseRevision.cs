namespace Holdpoint.Engine.Evaluation.PatchCases;

/// <summary>Words on a case as it was read.</summary>
public static class CaseRevision
{
    /// <summary>The code of the refusal to move a case that is no longer what was read.</summary>
    public const string Changed = "case.changed";
}
