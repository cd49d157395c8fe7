using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Engine.Storage;
using Holdpoint.Trust.Files;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>Writes the small files of a deliverable and remembers them for its list.</summary>
internal sealed class DocumentWriting(string folder)
{
    private readonly Dictionary<string, ListedFile> _entries = new(StringComparer.Ordinal);

    /// <summary>What was written.</summary>
    public IReadOnlyCollection<ListedFile> Entries => _entries.Values;

    /// <summary>Writes a file; two of one path must be the same.</summary>
    /// <exception cref="ArgumentException">The path is not fit for a medium, or another file has it.</exception>
    public ListedFile Add(string path, byte[] bytes)
    {
        if (MediumName.Fault(path) is { } fault)
            throw new ArgumentException($"{path} {fault}.", nameof(path));
        var entry = new ListedFile(path, bytes.Length, Digest.Of(bytes));
        if (_entries.TryGetValue(path, out var known))
        {
            return known == entry
                ? known
                : throw new ArgumentException($"Two different files want to be {path}.", nameof(path));
        }
        DurableFile.Write(Path.Combine(folder, path), bytes);
        _entries[path] = entry;
        return entry;
    }
}
