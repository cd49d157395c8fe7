namespace Holdpoint.Core.Acquisition.Needs;

/// <summary>What came of one need on the machine with a network; carried beside the files as a hint, trusted for nothing.</summary>
/// <param name="Cases">The site's cases that need it.</param>
/// <param name="File">The file's name in the folder; null where it could not be had.</param>
/// <param name="Sha256">Its SHA-256; null where it could not be had.</param>
/// <param name="Url">Where it came from, or where it was last tried.</param>
/// <param name="ServerKey">SHA-256 of the server's public key; null where it could not be had.</param>
/// <param name="Why">Why it could not be had; null where it could.</param>
public sealed record FetchedFile(
    IReadOnlyList<string> Cases,
    string? File,
    string? Sha256,
    string? Url,
    string? ServerKey,
    string? Why
);
