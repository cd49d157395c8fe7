using System.Globalization;

namespace Holdpoint.Server.Pages;

/// <summary>Sizes as people read them.</summary>
internal static class ByteWords
{
    private static readonly string[] Units = ["bytes", "KiB", "MiB", "GiB", "TiB"];

    /// <summary>For example "1.5 MiB".</summary>
    public static string Of(long bytes)
    {
        double size = bytes;
        var unit = 0;
        while (size >= 1024 && unit < Units.Length - 1)
        {
            size /= 1024;
            unit++;
        }
        return $"{size.ToString(unit == 0 || size >= 100 ? "0" : "0.#", CultureInfo.InvariantCulture)} {Units[unit]}";
    }
}
