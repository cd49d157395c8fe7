using System.Text;
using Holdpoint.Trust.Files;
using Holdpoint.Trust.Log;

namespace Holdpoint.Engine.Evidence;

/// <summary>Whose logs are watched here, who watches this one, and the checkpoints that they cosigned; plain files.</summary>
internal sealed class WitnessBook(EvidencePlaces places)
{
    private const string LogsFile = "logs";
    private const string WitnessesFile = "witnesses";

    /// <summary>Keys of the logs that are watched here.</summary>
    public IReadOnlyList<NoteKey> Logs() => Read(LogsFile);

    /// <summary>Keys of the witnesses of this log.</summary>
    public IReadOnlyList<NoteKey> Witnesses() => Read(WitnessesFile);

    /// <summary>Adds a key to the list that its kind belongs to; false where it is there already.</summary>
    public bool Trust(NoteKey key)
    {
        var file = key.Kind == NoteSignatureKind.Cosignature ? WitnessesFile : LogsFile;
        var known = Read(file);
        if (known.Contains(key))
            return false;
        var lines = known.Append(key).Select(one => one + "\n");
        DurableFile.Write(Path.Combine(places.Witness, file), Encoding.UTF8.GetBytes(string.Concat(lines)));
        return true;
    }

    /// <summary>Where the checkpoints of the logs that are watched here are kept.</summary>
    public DirectoryLogStorage Watched => new(Path.Combine(places.Witness, "watched"));

    /// <summary>The newest checkpoint of this log that a witness cosigned; null when there is none.</summary>
    public Checkpoint? Cosigned(string witness) =>
        File.Exists(CosignedPath(witness))
            ? Checkpoint.Parse(File.ReadAllBytes(CosignedPath(witness)), out _)
            : null;

    /// <summary>The files with checkpoints of this log that witnesses cosigned.</summary>
    public IReadOnlyList<(string Path, byte[] Bytes)> Cosigned() =>
        Directory.Exists(CosignedFolder)
            ?
            [
                .. Directory
                    .EnumerateFiles(CosignedFolder)
                    .Where(file => !Path.GetFileName(file).StartsWith('.'))
                    .Order(StringComparer.Ordinal)
                    .Select(file => (file, File.ReadAllBytes(file))),
            ]
            : [];

    /// <summary>Keeps a checkpoint of this log that a witness cosigned.</summary>
    public void Keep(string witness, Checkpoint cosigned) =>
        DurableFile.Write(CosignedPath(witness), cosigned.Note.ToBytes());

    private string CosignedFolder => Path.Combine(places.Witness, "cosigned");

    private string CosignedPath(string witness) => Path.Combine(CosignedFolder, Witness.FolderOf(witness));

    private List<NoteKey> Read(string file)
    {
        var path = Path.Combine(places.Witness, file);
        return File.Exists(path)
            ? [.. File.ReadLines(path).Select(line => NoteKey.Parse(line, out _)).OfType<NoteKey>()]
            : [];
    }
}
