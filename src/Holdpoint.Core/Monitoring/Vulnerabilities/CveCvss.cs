namespace Holdpoint.Core.Monitoring.Vulnerabilities;

/// <summary>A CVSS vector and who gave it.</summary>
/// <param name="Vector">The vector as written; it was read and is legal.</param>
/// <param name="Provider">Short name of the organisation, such as <c>siemens</c> or <c>CISA-ADP</c>.</param>
/// <param name="Date">When its container was last changed (UTC).</param>
public sealed record CveCvss(string Vector, string Provider, DateTimeOffset? Date);
