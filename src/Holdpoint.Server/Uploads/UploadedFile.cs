namespace Holdpoint.Server.Uploads;

/// <summary>A file of a form, on this machine's disk.</summary>
/// <param name="Name">The name it came with, without folder.</param>
/// <param name="Path">Where it lies until the request ends.</param>
/// <param name="Length">Bytes.</param>
internal sealed record UploadedFile(string Name, string Path, long Length);
