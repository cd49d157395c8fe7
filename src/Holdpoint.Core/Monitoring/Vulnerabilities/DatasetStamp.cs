namespace Holdpoint.Core.Monitoring.Vulnerabilities;

/// <summary>Which data it was: shown beside every value that was taken from it.</summary>
/// <param name="Kind">What kind of data.</param>
/// <param name="Name">The file's or source's name as the caller gave it.</param>
/// <param name="Date">The data's own date (UTC), never the date of the download; null where it names none.</param>
/// <param name="Version">The data's own version, such as the KEV catalogue version or the EPSS model version.</param>
public sealed record DatasetStamp(DatasetKind Kind, string Name, DateTimeOffset? Date, string? Version);
