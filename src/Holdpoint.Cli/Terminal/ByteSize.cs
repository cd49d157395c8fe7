using System.Globalization;

namespace Holdpoint.Cli.Terminal;

/// <summary>Sizes as people write and read them: decimal (MB, as media are sold) and binary (MiB).</summary>
internal static class ByteSize
{
    private static readonly (string Unit, long Bytes)[] Units =
    [
        ("KB", 1000),
        ("MB", 1000_000),
        ("GB", 1000_000_000),
        ("TB", 1000_000_000_000),
        ("KIB", 1L << 10),
        ("MIB", 1L << 20),
        ("GIB", 1L << 30),
        ("TIB", 1L << 40),
        ("B", 1),
        ("", 1),
    ];

    /// <summary>Bytes; null where the text is no size.</summary>
    public static long? Parse(string text)
    {
        var digits = text.TakeWhile(c => char.IsAsciiDigit(c) || c == '.').Count();
        var unit = Array.FindIndex(
            Units,
            one => one.Unit.Equals(text[digits..].Trim(), StringComparison.OrdinalIgnoreCase)
        );
        return
            unit >= 0
            && decimal.TryParse(
                text[..digits],
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
            && number > 0
            && number < long.MaxValue / Units[unit].Bytes
            ? (long)(number * Units[unit].Bytes)
            : null;
    }

    /// <summary>A size for people.</summary>
    public static string Of(long bytes) =>
        bytes switch
        {
            < 1000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
            < 1000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:F1} KB"),
            < 1000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:F1} MB"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:F2} GB"),
        };
}
