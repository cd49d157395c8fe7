using Holdpoint.Core.Acquisition;

namespace Holdpoint.Engine.Acquisition.Vault;

/// <summary>Asks whether a file fits, and knows the fault of a full disk.</summary>
internal static class DiskSpace
{
    private const int NoSpaceUnix = 28; // ENOSPC
    private const int QuotaUnix = 122; // EDQUOT
    private const int HandleDiskFull = unchecked((int)0x80070027);
    private const int DiskFull = unchecked((int)0x80070070);

    /// <summary>Why a file of this length does not fit; null where it does, or where nobody can say.</summary>
    public static Refusal? WhyNot(string folder, long length)
    {
        try
        {
            var free = new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
            return free - length >= AcquisitionLimits.SpareBytes ? null : Refused(folder, length, free);
        }
        catch (Exception fault)
            when (fault is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>True for the fault of a disk that filled up while writing.</summary>
    public static bool IsFull(IOException fault) =>
        fault.HResult is NoSpaceUnix or QuotaUnix or HandleDiskFull or DiskFull;

    /// <summary>The refusal when the disk filled up while writing.</summary>
    public static Refusal Filled(string folder, long written) =>
        new(
            "disk-full",
            $"The disk of {folder} filled up after {written} bytes; nothing was kept. Make room and try again."
        );

    private static Refusal Refused(string folder, long length, long free) =>
        new(
            "disk-full",
            $"{length} bytes do not fit on the disk of {folder}: {free} are free, and {AcquisitionLimits.SpareBytes} must stay free."
        );
}
