namespace Holdpoint.Csaf.Model;

/// <summary>The version of the standard a document follows.</summary>
public enum CsafVersion
{
    /// <summary>CSAF 2.0.</summary>
    V20,

    /// <summary>CSAF 2.1.</summary>
    V21,
}
