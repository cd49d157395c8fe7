namespace Holdpoint.Core.Acquisition.Scanning;

/// <summary>What one engine says of one file or member.</summary>
/// <param name="Engine">The engine, for example "clamd", "yara", "holdpoint-archive".</param>
/// <param name="Member">The member's path through the containers, "a.zip!/b.exe"; "" for the file itself.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Details">What was found, or why not all was looked at; empty where clean.</param>
public sealed record ScanReport(
    string Engine,
    string Member,
    ScanVerdict Verdict,
    IReadOnlyList<string> Details
);
