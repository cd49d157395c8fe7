using System.Globalization;
using System.Text;

namespace Holdpoint.Trust.Log;

/// <summary>Where tiles and entry bundles lie below a log's folder (C2SP tlog-tiles), with forward slashes.</summary>
public static class TilePath
{
    /// <summary>The newest checkpoint.</summary>
    public const string Checkpoint = "checkpoint";

    /// <summary>The tile of a level, 0 to 63; partial where its width is below 256.</summary>
    public static string Tile(int level, long index, int width) =>
        Of($"tile/{level.ToString(CultureInfo.InvariantCulture)}", index, width);

    /// <summary>The bundle of 256 entries; partial where its width is below 256.</summary>
    public static string Entries(long index, int width) => Of("tile/entries", index, width);

    /// <summary>The folder of a tile's partial forms.</summary>
    public static string PartialFolder(string full) => full + ".p";

    private static string Of(string folder, long index, int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, LogLimits.TileWidth);
        var path = new StringBuilder(folder).Append('/');
        var digits = index.ToString("D3", CultureInfo.InvariantCulture);
        digits = digits.PadLeft((digits.Length + 2) / 3 * 3, '0');
        for (var at = 0; at < digits.Length; at += 3)
        {
            if (at < digits.Length - 3)
                path.Append('x').Append(digits, at, 3).Append('/');
            else
                path.Append(digits, at, 3);
        }
        if (width < LogLimits.TileWidth)
            path.Append(".p/").Append(width.ToString(CultureInfo.InvariantCulture));
        return path.ToString();
    }
}
