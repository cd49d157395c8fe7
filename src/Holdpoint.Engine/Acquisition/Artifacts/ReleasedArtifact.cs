using Holdpoint.Core.Acquisition.Artifacts;

namespace Holdpoint.Engine.Acquisition.Artifacts;

/// <summary>A released artifact as a deliverable takes it.</summary>
/// <param name="Artifact">Digests, evidence, scan, history and cases.</param>
/// <param name="Path">Its file in the vault.</param>
/// <param name="BlocksPath">The digests of its 64 KiB blocks, 32 bytes each.</param>
/// <param name="Cases">The site's open cases it is for.</param>
public sealed record ReleasedArtifact(
    Artifact Artifact,
    string Path,
    string BlocksPath,
    IReadOnlyList<string> Cases
);
