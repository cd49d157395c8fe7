using Holdpoint.Trust.Files;

namespace Holdpoint.Trust.Tuf.Client;

/// <summary>
/// Keeps trusted metadata in a directory, as <c>root.json</c>, <c>timestamp.json</c> and so on. Each write survives a
/// loss of power wholly or not at all. What is loaded is verified anew each time, so a file changed here harms nothing.
/// </summary>
public sealed class DirectoryStore(string directory, TufLimits? limits = null) : IMetadataStore
{
    private readonly TufLimits _limits = limits ?? TufLimits.Usual;

    /// <inheritdoc/>
    public byte[]? Load(string role)
    {
        var file = new FileInfo(PathOf(role));
        if (!file.Exists || file.Length > _limits.TargetsBytes)
            return null;
        try
        {
            return File.ReadAllBytes(file.FullName);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Save(string role, ReadOnlySpan<byte> bytes) => DurableFile.Write(PathOf(role), bytes);

    /// <inheritdoc/>
    public void Delete(string role) => DurableFile.Delete(PathOf(role));

    private string PathOf(string role) =>
        Path.Combine(directory, Model.Role.FileOf(RepositoryPath.FileName(role)));
}
