namespace Holdpoint.Csaf.Cvss;

/// <summary>The versions of the Common Vulnerability Scoring System that CSAF documents carry.</summary>
public enum CvssVersion
{
    /// <summary>CVSS v2.0; vectors have no prefix.</summary>
    V20,

    /// <summary>CVSS v3.0; vectors begin with <c>CVSS:3.0/</c>.</summary>
    V30,

    /// <summary>CVSS v3.1; vectors begin with <c>CVSS:3.1/</c>.</summary>
    V31,

    /// <summary>CVSS v4.0; vectors begin with <c>CVSS:4.0/</c>.</summary>
    V40,
}
