using Holdpoint.Trust.Log;

namespace Holdpoint.Engine.Evidence;

/// <summary>An exported log, verified with nothing else at hand.</summary>
public static class LogFolder
{
    /// <summary>Works the folder out again from its entries.</summary>
    /// <param name="folder">The export.</param>
    /// <param name="key">The log's key; null for the one that lies in the folder, which then proves nothing about who made it.</param>
    /// <param name="witnesses">Keys of witnesses.</param>
    /// <param name="earlier">A checkpoint known from before that the log must continue; null where there is none.</param>
    public static EvidenceVerification Verify(
        string folder,
        NoteKey? key,
        IReadOnlyCollection<NoteKey> witnesses,
        byte[]? earlier
    )
    {
        ArgumentNullException.ThrowIfNull(witnesses);
        var storage = new DirectoryLogStorage(folder);
        var problems = new List<EvidenceProblem>();
        var signatures = new List<CheckedSignature>();
        var claims = new List<Checkpoint>();
        key ??= OwnKey(storage, problems);
        var cosigned = Path.Combine(folder, "cosigned");
        var files = new List<(string Name, byte[]? Bytes)>
        {
            (TilePath.Checkpoint, storage.Read(TilePath.Checkpoint)),
        };
        if (Directory.Exists(cosigned))
            files.AddRange(
                Directory
                    .EnumerateFiles(cosigned)
                    .Order(StringComparer.Ordinal)
                    .Select(file => ($"cosigned/{Path.GetFileName(file)}", (byte[]?)File.ReadAllBytes(file)))
            );
        if (earlier is not null)
            files.Add(("the checkpoint known before", earlier));
        foreach (var (name, bytes) in files)
        {
            if (bytes is null)
                problems.Add(new("checkpoint-missing", name, "There is no checkpoint."));
            else if (Checkpoint.Parse(bytes, out var why) is not { } checkpoint)
                problems.Add(new("checkpoint-unreadable", name, why));
            else if (key is null || checkpoint.Verify(key, witnesses, out why) is not { Count: > 0 } good)
                problems.Add(new("checkpoint-not-signed", name, key is null ? "There is no key." : why));
            else
            {
                signatures.AddRange(
                    good.Select(one => new CheckedSignature(one.Key.Name, checkpoint.Size, one.At))
                );
                if (name != TilePath.Checkpoint)
                    claims.Add(checkpoint);
            }
        }
        var audit = LogAudit.Run(storage, claims);
        problems.AddRange(audit.Problems.Select(one => new EvidenceProblem(one.Code, one.Path, one.Text)));
        return new()
        {
            Origin = key?.Name,
            Size = audit.Size,
            Root = audit.Root,
            Rows = null,
            RowsBeforeLog = 0,
            Abandoned = 0,
            Pending = 0,
            Signatures = signatures,
            Problems = problems,
        };
    }

    private static NoteKey? OwnKey(DirectoryLogStorage storage, List<EvidenceProblem> problems)
    {
        var why = "There is no key beside the log; name it.";
        if (
            storage.Read(LogIdentity.PublicFile) is { } bytes
            && NoteKey.Parse(System.Text.Encoding.UTF8.GetString(bytes).TrimEnd('\n'), out why) is { } key
        )
            return key;
        problems.Add(new("key-missing", LogIdentity.PublicFile, why));
        return null;
    }
}
