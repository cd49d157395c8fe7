namespace Holdpoint.Core.Monitoring.Vulnerabilities;

/// <summary>The EPSS scores of one day.</summary>
/// <param name="Stamp">Score date and model version.</param>
/// <param name="Scores">By CVE.</param>
public sealed record EpssScores(DatasetStamp Stamp, IReadOnlyDictionary<string, EpssScore> Scores);
