using System.Text;
using Holdpoint.Csaf.Provider.Metadata;

namespace Holdpoint.Csaf.Provider.Listings;

/// <summary>Reads <c>changes.csv</c> and <c>index.txt</c> of a directory-based distribution (CSAF §7.1.12, §7.1.13). Never throws on input.</summary>
public static class DirectoryIndexReader
{
    /// <summary>Reads changes.csv: path and time of the last change, RFC 4180, no header.</summary>
    public static Read<Listing> ParseChanges(ReadOnlySpan<byte> bytes, Uri directory, TlpLabel tlp) =>
        Parse(bytes, directory, "changes.csv", tlp, hasTimes: true);

    /// <summary>Reads index.txt: one path a line.</summary>
    public static Read<Listing> ParseIndex(ReadOnlySpan<byte> bytes, Uri directory, TlpLabel tlp) =>
        Parse(bytes, directory, "index.txt", tlp, hasTimes: false);

    private static Read<Listing> Parse(
        ReadOnlySpan<byte> bytes,
        Uri directory,
        string file,
        TlpLabel tlp,
        bool hasTimes
    )
    {
        ArgumentNullException.ThrowIfNull(directory);
        var problems = new ProblemList();
        var documents = new List<ListedDocument>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        DateTimeOffset? newest = null;
        if (bytes.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        var number = 0;
        var notPaths = 0;
        foreach (var range in bytes.Split((byte)'\n'))
        {
            number++;
            var line = bytes[range].Trim("\r \t"u8);
            if (line.IsEmpty)
                continue;
            if (documents.Count >= ProviderLimits.Entries)
            {
                problems.Add("too-many", file, $"Only the first {ProviderLimits.Entries} lines are read.");
                break;
            }
            var place = $"{directory}{file}#line {number}";
            // Longer than any path and time: refused before it becomes a string.
            if (line.Length > ProviderLimits.PathLength * 2)
            {
                problems.Add("path-refused", place, $"A line of {line.Length} bytes.");
                notPaths++;
                continue;
            }
            var (path, time) = Cells(Encoding.UTF8.GetString(line));
            if (DocumentName.WhyRefused(path) is { } why)
            {
                problems.Add("path-refused", place, why);
                notPaths++;
                continue;
            }
            if (!seen.Add(path))
            {
                problems.Add("listed-twice", place, $"\"{path}\" was listed before.");
                continue;
            }
            var updated = hasTimes ? JsonInput.ParseTime(time) : null;
            if (hasTimes && updated is null)
                problems.Add("time", place, "No readable time; the document is looked at each time.");
            if (updated > newest || newest is null)
                newest = updated;
            documents.Add(
                new()
                {
                    Name = path[(path.LastIndexOf('/') + 1)..],
                    Address = new Uri(directory, path),
                    Updated = updated,
                    Tlp = tlp,
                }
            );
        }
        if (documents.Count == 0 && notPaths > 0)
        {
            // An error page in place of the list must not look like a source from which everything was withdrawn.
            problems.Add("not-an-index", $"{directory}{file}", "No line names a document.");
            return new(null, problems.ToList());
        }
        return new(new() { Documents = documents, Updated = newest }, problems.ToList());
    }

    // Two cells, each plain or in double quotes. A quote inside a path is refused by the path's own rule.
    private static (string Path, string? Time) Cells(string line)
    {
        var comma = line.IndexOf(',', StringComparison.Ordinal);
        return comma < 0 ? (Bare(line), null) : (Bare(line[..comma]), Bare(line[(comma + 1)..]));
    }

    private static string Bare(string cell)
    {
        cell = cell.Trim();
        return cell.Length >= 2 && cell[0] == '"' && cell[^1] == '"' ? cell[1..^1] : cell;
    }
}
