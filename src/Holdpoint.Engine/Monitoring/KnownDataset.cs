using Holdpoint.Core.Monitoring;

namespace Holdpoint.Engine.Monitoring;

/// <summary>A dataset on vulnerabilities that can be a source.</summary>
/// <param name="Id">The name on the command line.</param>
/// <param name="Kind">What it speaks.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Address">Where its publisher offers it; null where a path has to be given.</param>
/// <param name="FileName">What the name of its file contains, by which a path or URL is known to be this dataset.</param>
/// <param name="StaleAfter">How old the last look may be.</param>
public sealed record KnownDataset(
    string Id,
    SourceKind Kind,
    string Name,
    string? Address,
    string FileName,
    TimeSpan StaleAfter
)
{
    /// <summary>The datasets there are.</summary>
    public static IReadOnlyList<KnownDataset> All { get; } =
    [
        new(
            "kev",
            SourceKind.KevCatalogue,
            "CISA Known Exploited Vulnerabilities",
            "https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json",
            "known_exploited",
            TimeSpan.FromDays(7)
        ),
        new(
            "epss",
            SourceKind.EpssScores,
            "FIRST Exploit Prediction Scoring System",
            "https://epss.empiricalsecurity.com/epss_scores-current.csv.gz",
            "epss",
            TimeSpan.FromDays(7)
        ),
        new(
            "cve",
            SourceKind.CveRecords,
            "CVE records with SSVC and CVSS",
            null,
            "cve-",
            TimeSpan.FromDays(30)
        ),
    ];

    /// <summary>The dataset of a short name; null when there is none.</summary>
    public static KnownDataset? Find(string id) =>
        All.FirstOrDefault(one => string.Equals(one.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>The dataset that a file is by its name; null when it is none.</summary>
    public static KnownDataset? OfFile(string name) =>
        name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase)
            ? Find("cve")
            : All.FirstOrDefault(one => name.Contains(one.FileName, StringComparison.OrdinalIgnoreCase));
}
