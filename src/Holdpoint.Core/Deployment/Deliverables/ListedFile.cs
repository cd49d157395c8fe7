namespace Holdpoint.Core.Deployment.Deliverables;

/// <summary>A file as the deliverable's list has it.</summary>
/// <param name="Path">Its path relative to the deliverable, with forward slashes; see <see cref="MediumName"/>.</param>
/// <param name="Length">Its length, in bytes.</param>
/// <param name="Sha256">The SHA-256 of its content, in lower-case hexadecimal.</param>
public sealed record ListedFile(string Path, long Length, string Sha256);
