using System.Text;
using Holdpoint.Core.Monitoring.Vulnerabilities;

namespace Holdpoint.Core.Evaluation.Decisions;

/// <summary>A site's words for criticality, safety and exposure, and the standard's value that each stands for.</summary>
public sealed class WordMap
{
    private const int MostBytes = 1024 * 1024;
    private readonly IReadOnlyDictionary<(string Point, string Word), string> values;

    private WordMap(IReadOnlyDictionary<(string, string), string> values) => this.values = values;

    /// <summary>The site's own rows, folded: decision point, word, value.</summary>
    public IReadOnlyList<(string Point, string Word, string Value)> Own { get; private init; } = [];

    /// <summary>The shipped words.</summary>
    public static WordMap Shipped { get; } =
        new(Rows(ShippedFile.Read(".Decisions.Words.words.csv"), new("words.csv")));

    /// <summary>The value of a word for a decision point; null when the map does not know the word. Case, hyphens and blanks around do not count.</summary>
    public string? Find(string point, string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return values.GetValueOrDefault((point, Fold(word)));
    }

    /// <summary>These words and further ones, which come first.</summary>
    public WordMap With(IEnumerable<(string Point, string Word, string Value)> rows)
    {
        var own = rows.Select(row => (Fold(row.Point), Fold(row.Word), row.Value.Trim().ToLowerInvariant()))
            .ToList();
        var merged = new Dictionary<(string, string), string>(values);
        foreach (var (point, word, value) in own)
            merged[(point, word)] = value;
        return new(merged) { Own = own };
    }

    /// <summary>
    /// The shipped words and a site's own, which come first: CSV with the header <c>decision point,word,value</c>. Never throws;
    /// lines that cannot be read are told and left out.
    /// </summary>
    public static FeedRead<WordMap> Read(ReadOnlyMemory<byte> bytes, string name)
    {
        var diagnostics = new DiagnosticList(name);
        if (bytes.Length > MostBytes)
        {
            diagnostics.Add("feed.too-large", "", $"{bytes.Length} bytes; at most {MostBytes} are read.");
            return new(null, diagnostics.ToList());
        }
        var merged = new Dictionary<(string, string), string>(Shipped.values);
        foreach (var (key, value) in Rows(bytes, diagnostics))
            merged[key] = value;
        return new(new(merged), diagnostics.ToList());
    }

    private static Dictionary<(string, string), string> Rows(
        ReadOnlyMemory<byte> bytes,
        DiagnosticList diagnostics
    )
    {
        var rows = new Dictionary<(string, string), string>();
        var number = 0;
        foreach (var line in Encoding.UTF8.GetString(bytes.Span).TrimStart('\uFEFF').Split('\n'))
        {
            number++;
            var cells = line.Trim().Split(',');
            if (number == 1 || line.AsSpan().Trim().IsEmpty)
                continue;
            if (cells.Length != 3 || cells.Any(string.IsNullOrWhiteSpace))
                diagnostics.Add("words.line", $"line {number}", "Not three cells; line left out.");
            else if (!rows.TryAdd((Fold(cells[0]), Fold(cells[1])), cells[2].Trim().ToLowerInvariant()))
                diagnostics.Add(
                    "words.twice",
                    $"line {number}",
                    "The word is there twice; the first stands."
                );
        }
        return rows;
    }

    private static string Fold(string word) =>
        word.Trim().Replace('-', ' ').Replace('_', ' ').ToLowerInvariant();
}
