namespace Holdpoint.Core.Versions;

/// <summary>One end of an interval.</summary>
/// <param name="Version">The version at the end.</param>
/// <param name="Inclusive">True when the version itself lies in the interval.</param>
public sealed record VersionBound(ParsedVersion Version, bool Inclusive);
