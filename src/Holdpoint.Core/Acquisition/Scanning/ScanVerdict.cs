namespace Holdpoint.Core.Acquisition.Scanning;

/// <summary>What a scan says; the worse the higher.</summary>
public enum ScanVerdict
{
    /// <summary>All of it was looked at and nothing was found.</summary>
    Clean,

    /// <summary>Nothing was found, but some of it was not looked at.</summary>
    NotFullyScanned,

    /// <summary>Something was found.</summary>
    Found,
}
