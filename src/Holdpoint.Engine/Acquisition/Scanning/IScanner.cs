using Holdpoint.Core.Acquisition.Scanning;

namespace Holdpoint.Engine.Acquisition.Scanning;

/// <summary>An engine that looks into files.</summary>
internal interface IScanner
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>Asks the engine what it is and whether it finds anything at all.</summary>
    /// <returns>The engine, or why it cannot be relied on, as a sentence.</returns>
    Task<(ScanEngine? Engine, string? Fault)> MeetAsync(CancellationToken cancel);

    /// <summary>Scans one file. A fault of the engine is a report "not fully scanned"; only cancellation throws.</summary>
    /// <param name="path">The file.</param>
    /// <param name="member">What to call it in the report.</param>
    /// <param name="cancel">Stops.</param>
    Task<ScanReport> ScanAsync(string path, string member, CancellationToken cancel);
}
