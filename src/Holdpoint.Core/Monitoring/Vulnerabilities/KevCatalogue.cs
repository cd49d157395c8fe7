namespace Holdpoint.Core.Monitoring.Vulnerabilities;

/// <summary>CISA's Known Exploited Vulnerabilities catalogue.</summary>
/// <param name="Stamp">Its version and release date.</param>
/// <param name="Entries">By CVE.</param>
public sealed record KevCatalogue(DatasetStamp Stamp, IReadOnlyDictionary<string, KevEntry> Entries);
