using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Unicode;

namespace Holdpoint.Core.Monitoring.Vulnerabilities;

/// <summary>Reads FIRST's <c>epss_scores-DATE.csv</c>, also as gzip: a comment line, a header line, then cve,epss,percentile.</summary>
public static class EpssReader
{
    /// <summary>Reads the scores; never throws on any bytes. Lines that cannot be read are told and left out.</summary>
    /// <param name="bytes">The CSV in UTF-8, or its gzip.</param>
    /// <param name="name">The file's name, for diagnostics and provenance.</param>
    /// <param name="wanted">Only these CVEs are kept; null keeps all.</param>
    public static FeedRead<EpssScores> Read(
        ReadOnlyMemory<byte> bytes,
        string name,
        IReadOnlySet<string>? wanted = null
    )
    {
        var diagnostics = new DiagnosticList(name);
        if (Unpack(bytes, diagnostics) is not { } text)
            return new(null, diagnostics.ToList());
        return Parse(text.Span, name, wanted, diagnostics);
    }

    private static ReadOnlyMemory<byte>? Unpack(ReadOnlyMemory<byte> bytes, DiagnosticList diagnostics)
    {
        var plain = bytes;
        if (bytes.Span.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            if (Inflate(bytes, diagnostics) is not { } inflated)
                return null;
            plain = inflated;
        }
        if (plain.Length > FeedLimits.EpssBytes)
        {
            diagnostics.Add("feed.too-large", "", $"More than {FeedLimits.EpssBytes} bytes.");
            return null;
        }
        if (Utf8.IsValid(plain.Span))
            return plain;
        diagnostics.Add("feed.not-utf8", "", "The text is not valid UTF-8.");
        return null;
    }

    private static ReadOnlyMemory<byte>? Inflate(ReadOnlyMemory<byte> bytes, DiagnosticList diagnostics)
    {
        if (bytes.Length < 18)
        {
            diagnostics.Add("epss.gzip", "", "The gzip data is cut off.");
            return null;
        }
        using var packed = new MemoryStream(bytes.ToArray(), writable: false);
        using var gzip = new GZipStream(packed, CompressionMode.Decompress);
        using var plain = new MemoryStream();
        var buffer = new byte[81920];
        try
        {
            int read;
            while ((read = gzip.Read(buffer)) > 0)
            {
                plain.Write(buffer, 0, read);
                if (plain.Length > FeedLimits.EpssBytes)
                    break;
            }
            // Half a gzip file inflates without complaint; its last four bytes hold the length of the whole (RFC 1952 §2.3.1).
            var told = BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span[^4..]);
            if (plain.Length <= FeedLimits.EpssBytes && (told != plain.Length))
            {
                diagnostics.Add("epss.gzip", "", "The gzip data is cut off.");
                return null;
            }
            return plain.GetBuffer().AsMemory(0, (int)plain.Length);
        }
        catch (InvalidDataException broken)
        {
            diagnostics.Add("epss.gzip", "", $"The gzip data is broken: {broken.Message}");
            return null;
        }
    }

    private static FeedRead<EpssScores> Parse(
        ReadOnlySpan<byte> text,
        string name,
        IReadOnlySet<string>? wanted,
        DiagnosticList diagnostics
    )
    {
        if (text.StartsWith("\uFEFF"u8))
            text = text[3..];
        var scores = new Dictionary<string, EpssScore>(StringComparer.Ordinal);
        var comment = "";
        var hasHeader = false;
        var number = 0;
        var endsWell = text.EndsWith("\n"u8);
        while (!text.IsEmpty)
        {
            var end = text.IndexOf((byte)'\n');
            var line = (end < 0 ? text : text[..end]).TrimEnd((byte)'\r');
            text = end < 0 ? [] : text[(end + 1)..];
            number++;
            if (line.IsEmpty)
                continue;
            if (line[0] == '#')
                comment = Encoding.UTF8.GetString(line.Length > 500 ? line[..500] : line);
            else if (!hasHeader && line.StartsWith("cve,"u8))
                hasHeader = true;
            else if (number > FeedLimits.Entries)
            {
                diagnostics.Add("feed.entries", $"line {number}", "Too many lines; the rest is unread.");
                break;
            }
            else
                ReadLine(line, number, wanted, scores, diagnostics);
        }
        if (!endsWell)
            diagnostics.Add(
                "epss.end",
                $"line {number}",
                "The last line has no end: the file may be cut off."
            );
        if (!hasHeader)
            diagnostics.Add("epss.header", "line 2", "The header line cve,epss,percentile is missing.");
        var date = FeedJson.ParseTime(Part(comment, "score_date:"));
        if (date is null)
            diagnostics.Add("epss.date", "line 1", "No score date: the data counts as stale.");
        if (scores.Count == 0 && !hasHeader)
            return new(null, diagnostics.ToList());
        var stamp = new DatasetStamp(DatasetKind.Epss, name, date, Part(comment, "model_version:"));
        return new(new(stamp, scores), diagnostics.ToList());
    }

    private static void ReadLine(
        ReadOnlySpan<byte> line,
        int number,
        IReadOnlySet<string>? wanted,
        Dictionary<string, EpssScore> scores,
        DiagnosticList diagnostics
    )
    {
        var first = line.IndexOf((byte)',');
        var second = first < 0 ? -1 : line[(first + 1)..].IndexOf((byte)',');
        if (second < 0 || line.Length > 100)
        {
            diagnostics.Add("epss.line", $"line {number}", "Not three cells; line left out.");
            return;
        }
        if (CveId.Normalise(Encoding.UTF8.GetString(line[..first])) is not { } cve)
        {
            diagnostics.Add("epss.cve", $"line {number}", "Not a CVE identifier; line left out.");
            return;
        }
        if (wanted is not null && !wanted.Contains(cve))
            return;
        var probability = Share(line.Slice(first + 1, second));
        var percentile = Share(line[(first + second + 2)..]);
        if (probability is null || percentile is null)
            diagnostics.Add(
                "epss.score",
                $"line {number}",
                $"{cve}: not a number from 0 to 1; line left out."
            );
        else if (!scores.TryAdd(cve, new(probability.Value, percentile.Value)))
            diagnostics.Add("epss.twice", $"line {number}", $"{cve} is scored twice; the first stands.");
    }

    private static double? Share(ReadOnlySpan<byte> text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && value is >= 0 and <= 1
            ? value
            : null;

    private static string? Part(string comment, string key)
    {
        var at = comment.IndexOf(key, StringComparison.Ordinal);
        if (at < 0)
            return null;
        var rest = comment.AsSpan(at + key.Length);
        var end = rest.IndexOf(',');
        return (end < 0 ? rest : rest[..end]).Trim().ToString();
    }
}
