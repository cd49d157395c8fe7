using Holdpoint.Core.Acquisition;
using Holdpoint.Engine.Acquisition;

namespace Holdpoint.Engine.Storage;

/// <summary>Asks whether a file fits, and knows the fault of a full disk.</summary>
public static class DiskSpace
{
    /// <summary>The code of the refusal of a full disk.</summary>
    public const string Code = "disk-full";

    private const int NoSpaceUnix = 28; // ENOSPC
    private const int QuotaUnix = 122; // EDQUOT
    private const int HandleDiskFull = unchecked((int)0x80070027);
    private const int DiskFull = unchecked((int)0x80070070);

    /// <summary>Why a file of this length does not fit; null where it does, or where nobody can say.</summary>
    internal static Refusal? WhyNot(string folder, long length)
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
    public static bool IsFull(IOException fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return fault.HResult is NoSpaceUnix or QuotaUnix or HandleDiskFull or DiskFull
            // What .NET says when it cannot reserve a file's whole length carries no code.
            || fault.Message.EndsWith("because the disk was full.", StringComparison.Ordinal);
    }

    /// <summary>Looks, before anything is written, whether bytes fit on the disk of a folder.</summary>
    /// <exception cref="IOException">They do not; the fault of a full disk.</exception>
    public static void Require(string folder, long bytes)
    {
        long free;
        try
        {
            free = new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        }
        catch (Exception fault)
            when (fault is IOException or ArgumentException or UnauthorizedAccessException)
        {
            // Nobody can say: then writing tells.
            return;
        }
        if (free < bytes)
            throw Fault(
                new(
                    Code,
                    $"{bytes} bytes do not fit on the disk of {folder}: {free} are free. Nothing was written there."
                )
            );
    }

    /// <summary>A refusal as the fault of a full disk, where nobody but the machine is to blame.</summary>
    public static IOException Fault(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return new(refusal.Text, OperatingSystem.IsWindows() ? DiskFull : NoSpaceUnix);
    }

    /// <summary>The refusal when the disk filled up while writing.</summary>
    internal static Refusal Filled(string folder, long written) =>
        new(
            Code,
            $"The disk of {folder} filled up after {written} bytes; nothing was kept. Make room and try again."
        );

    private static Refusal Refused(string folder, long length, long free) =>
        new(
            Code,
            $"{length} bytes do not fit on the disk of {folder}: {free} are free, and {AcquisitionLimits.SpareBytes} must stay free."
        );
}
