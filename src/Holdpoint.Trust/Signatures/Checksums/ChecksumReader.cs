using System.Text;

namespace Holdpoint.Trust.Signatures.Checksums;

/// <summary>
/// Reads checksum files: GNU (<c>digest  name</c>), BSD (<c>SHA256 (name) = digest</c>) and bare digests. The digest's length
/// tells the algorithm.
/// </summary>
internal static class ChecksumReader
{
    public static IReadOnlyList<ChecksumLine> Read(string text)
    {
        var lines = new List<ChecksumLine>();
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim('\r', ' ', '\t', '\uFEFF');
            if (line.Length == 0 || line[0] == '#' || lines.Count == SignatureLimits.Entries)
                continue;
            if ((Bsd(line) ?? Gnu(line)) is { } one)
                lines.Add(one);
        }
        return lines;
    }

    public static string Text(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith<byte>([0xFF, 0xFE])
            ? Encoding.Unicode.GetString(bytes)
            : Encoding.UTF8.GetString(bytes);

    private static ChecksumLine? Bsd(string line)
    {
        var open = line.IndexOf(" (", StringComparison.Ordinal);
        var close = line.LastIndexOf(") = ", StringComparison.Ordinal);
        if (open <= 0 || close < open)
            return null;
        var name = line[(open + 2)..close];
        return
            Digest(line[(close + 4)..]) is var (kind, digest)
            && line[..open]
                .Replace("-", "", StringComparison.Ordinal)
                .Equals(kind.Name, StringComparison.OrdinalIgnoreCase)
            ? new(kind, digest, FileName(name))
            : null;
    }

    private static ChecksumLine? Gnu(string line)
    {
        // GNU marks names with escaped characters by a backslash in front of the line.
        if (line[0] == '\\')
            line = line[1..]
                .Replace("\\n", "\n", StringComparison.Ordinal)
                .Replace("\\\\", "\\", StringComparison.Ordinal);
        var end = line.AsSpan().IndexOfAny(' ', '\t');
        var digest = end < 0 ? line : line[..end];
        if (Digest(digest) is not var (kind, bytes))
            return null;
        var name = end < 0 ? "" : line[end..].TrimStart(' ', '\t');
        if (name.StartsWith('*'))
            name = name[1..];
        return new(kind, bytes, name.Length == 0 ? null : FileName(name));
    }

    private static (DigestKind Kind, byte[] Bytes)? Digest(string hex) =>
        hex.Length > 0
        && hex.All(char.IsAsciiHexDigit)
        && DigestKind.All.FirstOrDefault(kind => kind.Size * 2 == hex.Length) is { } kind
            ? (kind, Convert.FromHexString(hex))
            : null;

    private static string FileName(string name) => name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
}
