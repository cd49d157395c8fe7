namespace Holdpoint.Csaf.Validation;

/// <summary>How much a failed test weighs (CSAF 2.0 and 2.1, clause 6).</summary>
public enum TestGroup
{
    /// <summary>The rules of the JSON schema; a failure makes the document invalid.</summary>
    Schema,

    /// <summary>6.1: a failure makes the document invalid.</summary>
    Mandatory,

    /// <summary>6.2, called optional in 2.0: a failure is a warning.</summary>
    Recommended,

    /// <summary>6.3: a failure is information.</summary>
    Informative,
}
