namespace Holdpoint.Trust.Signatures;

/// <summary>A file that lies beside the one to be judged: a detached signature, a checksum file, a signature of that.</summary>
/// <param name="Name">Its name without a folder.</param>
/// <param name="Content">Its bytes.</param>
public sealed record SideFile(string Name, ReadOnlyMemory<byte> Content);
