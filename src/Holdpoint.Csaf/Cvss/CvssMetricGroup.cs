namespace Holdpoint.Csaf.Cvss;

/// <summary>What a metric speaks of.</summary>
public enum CvssMetricGroup
{
    /// <summary>The vulnerability itself; every vector has all of these.</summary>
    Base,

    /// <summary>What changes over time: v2 and v3 "temporal", v4 "threat".</summary>
    Temporal,

    /// <summary>What the user's environment changes.</summary>
    Environmental,

    /// <summary>v4 only: information that never changes the score.</summary>
    Supplemental,
}
