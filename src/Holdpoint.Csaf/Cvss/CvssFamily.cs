namespace Holdpoint.Csaf.Cvss;

/// <summary>The property of a CSAF score or metric that holds a CVSS object.</summary>
public enum CvssFamily
{
    /// <summary><c>cvss_v2</c></summary>
    V2,

    /// <summary><c>cvss_v3</c>: 3.0 or 3.1</summary>
    V3,

    /// <summary><c>cvss_v4</c></summary>
    V4,
}
