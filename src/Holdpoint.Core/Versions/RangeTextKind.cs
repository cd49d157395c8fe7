namespace Holdpoint.Core.Versions;

/// <summary>Under which CSAF branch category a text stands.</summary>
public enum RangeTextKind
{
    /// <summary>product_version: one version (in practice also lists, wildcards and ranges).</summary>
    Version,

    /// <summary>product_version_range.</summary>
    Range,
}
