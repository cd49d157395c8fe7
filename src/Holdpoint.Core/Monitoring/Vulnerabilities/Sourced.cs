namespace Holdpoint.Core.Monitoring.Vulnerabilities;

/// <summary>A value with where it comes from.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="Value">The value.</param>
/// <param name="Source">In words a person can look up, such as "CISA KEV 2025.08.25".</param>
/// <param name="Date">The date that the source gives the value, or of the source (UTC); null where unknown.</param>
public sealed record Sourced<T>(T Value, string Source, DateTimeOffset? Date);
