namespace Holdpoint.Trust.Attestation.Predicates;

/// <summary>What a consumer of a VSA must check (SLSA v1, "How to verify"), in its order.</summary>
public enum VsaStep
{
    /// <summary>1: the envelope is signed by keys that are trusted.</summary>
    Signature = 1,

    /// <summary>2: the statement speaks of this file.</summary>
    Subject,

    /// <summary>3: the predicate is a VSA.</summary>
    PredicateType,

    /// <summary>4: the verifier that it names is the one whose keys signed it.</summary>
    Verifier,

    /// <summary>5: it was given for this use.</summary>
    ResourceUri,

    /// <summary>6: the result is PASSED.</summary>
    Result,

    /// <summary>7: every level that is asked for was reached.</summary>
    Levels,
}
