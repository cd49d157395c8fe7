namespace Holdpoint.Core.Monitoring.Vulnerabilities;

/// <summary>What one file with many CVE records or SSVC statements held.</summary>
/// <param name="Stamp">The newest date in it.</param>
/// <param name="Records">By CVE; where a CVE comes twice the later date stands.</param>
public sealed record CveRecords(DatasetStamp Stamp, IReadOnlyDictionary<string, CveRecord> Records);
