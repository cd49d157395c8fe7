using Holdpoint.Core.Acquisition.Scanning;

namespace Holdpoint.Engine.Acquisition.Scanning;

/// <summary>Packed bytes and what came out of them: of one member, or of a whole archive whose members are packed together.</summary>
/// <param name="length">The packed bytes; 0 where unknown.</param>
internal sealed class PackedBytes(long length)
{
    /// <summary>For members that are not packed.</summary>
    public static PackedBytes Unknown => new(0);

    /// <summary>Bytes that came out so far.</summary>
    public long Unpacked { get; set; }

    /// <summary>True where more came out than honest content gives.</summary>
    public bool IsBomb(ArchiveLimits limits) =>
        length > 0 && Unpacked > limits.RatioFrom && Unpacked / length >= limits.Ratio;
}
