namespace Holdpoint.Core.Acquisition.Artifacts;

/// <summary>How a file came here.</summary>
/// <param name="Kind">"download", "hand-in", "watch" or "import".</param>
/// <param name="Place">The address, path or medium.</param>
/// <param name="FinalAddress">Where redirects led; null where there were none.</param>
/// <param name="ServerKey">SHA-256 of the server's public key (SPKI) in hexadecimal; null without TLS.</param>
public sealed record ArtifactOrigin(
    string Kind,
    string Place,
    string? FinalAddress = null,
    string? ServerKey = null
)
{
    /// <summary>The address whose server gave the bytes; null where none did.</summary>
    public string? Address => Kind == "download" ? FinalAddress ?? Place : null;
}
