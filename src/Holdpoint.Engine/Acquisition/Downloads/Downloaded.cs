using Holdpoint.Core.Acquisition;
using Holdpoint.Core.Acquisition.Artifacts;

namespace Holdpoint.Engine.Acquisition.Downloads;

/// <summary>A download that is whole, or why it is not.</summary>
/// <param name="Path">Where it lies; the caller removes it with <see cref="DownloadFile.Remove"/>. Null where refused.</param>
/// <param name="Name">The file's name, as the server or the address has it.</param>
/// <param name="Origin">Where it came from.</param>
/// <param name="IsPinned">True where the server showed a pinned key.</param>
/// <param name="Refusal">Why not; null where whole.</param>
internal sealed record Downloaded(
    string? Path,
    string Name,
    ArtifactOrigin? Origin,
    bool IsPinned,
    Refusal? Refusal
);
