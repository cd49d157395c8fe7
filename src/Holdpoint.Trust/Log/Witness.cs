using System.Security.Cryptography;
using System.Text;
using Holdpoint.Trust.Keys;

namespace Holdpoint.Trust.Log;

/// <summary>
/// Watches other logs: cosigns a checkpoint only where the log continues the one cosigned last, and keeps both where it does
/// not (C2SP tlog-witness, over files).
/// </summary>
/// <param name="storage">Where the last cosigned checkpoint of each log is kept.</param>
/// <param name="name">The witness's name.</param>
/// <param name="signer">Its Ed25519 key; used for nothing else.</param>
public sealed class Witness(ILogStorage storage, string name, ISigner signer)
{
    /// <summary>Takes a request and answers it.</summary>
    /// <param name="request">The bytes of a <see cref="WitnessRequest"/>.</param>
    /// <param name="logs">Keys of the logs that are watched; several keys may have one name.</param>
    /// <param name="now">The time for the cosignature.</param>
    public WitnessAnswer Answer(
        ReadOnlySpan<byte> request,
        IReadOnlyCollection<NoteKey> logs,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(logs);
        if (WitnessRequest.Parse(request, out var why) is not { } asked)
            return new(WitnessOutcome.Malformed, why, null, null, null);
        var told = asked.Checkpoint;
        var keys = logs.Where(key => key.Name == told.Origin).ToList();
        if (keys.Count == 0)
            return new(WitnessOutcome.UnknownLog, $"{told.Origin} is not watched here.", null, told, null);
        if (told.Note.Verify(keys, out why).Count == 0)
            return new(WitnessOutcome.NotSigned, why, null, told, null);
        // Looking at the last checkpoint and replacing it must be one step, or a slower request could put it back.
        using var alone = storage.Lock();
        var known = Known(told.Origin);
        var refusal = Refuse(asked, known);
        if (refusal is not null)
        {
            if (refusal.Outcome is WitnessOutcome.Rewritten or WitnessOutcome.NotConsistent)
                KeepBoth(told, known!);
            return refusal;
        }
        var signature = Cosignature.Sign(told, name, signer, now);
        var cosigned = told.With(signature);
        storage.Write($"{FolderOf(told.Origin)}/{TilePath.Checkpoint}", cosigned.Note.ToBytes());
        return new(WitnessOutcome.Cosigned, "", signature, told, known);
    }

    /// <summary>The checkpoint of a log that was cosigned last; null when there is none.</summary>
    /// <exception cref="LogDamagedException">There is one that cannot be read.</exception>
    public Checkpoint? Known(string origin) => Known(storage, origin);

    /// <summary>The checkpoint of a log that is kept as cosigned in a storage; null when there is none.</summary>
    /// <exception cref="LogDamagedException">There is one that cannot be read.</exception>
    public static Checkpoint? Known(ILogStorage storage, string origin) =>
        storage.Read($"{FolderOf(origin)}/{TilePath.Checkpoint}") is not { } bytes
            ? null
            : Checkpoint.Parse(bytes, out var why)
                ?? throw new LogDamagedException(
                    $"The checkpoint of {origin} that was cosigned last cannot be read: {why}"
                );

    /// <summary>Where what is known of a log is kept.</summary>
    public static string FolderOf(string origin) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(origin)).AsSpan(0, 16));

    private static WitnessAnswer? Refuse(WitnessRequest asked, Checkpoint? known)
    {
        var told = asked.Checkpoint;
        var size = known?.Size ?? 0;
        WitnessAnswer Say(WitnessOutcome outcome, string why) => new(outcome, why, null, told, known);
        if (asked.Old > told.Size)
            return Say(WitnessOutcome.Malformed, "The old size is above the checkpoint's.");
        if (known is not null && told.Size == size && told.Root != known.Root)
        {
            return Say(
                WitnessOutcome.Rewritten,
                $"{told.Origin} was rewritten: it signed two checkpoints of {size} entries with different roots."
            );
        }
        if (asked.Old != size)
        {
            return Say(
                WitnessOutcome.OtherSize,
                told.Size < size
                    ? $"The checkpoint is of {told.Size} entries; one of {size} was cosigned already."
                    : $"The request proves from {asked.Old} entries; {size} were cosigned last."
            );
        }
        var consistent =
            size == 0
                ? asked.Proof.Count == 0
                : ConsistencyProof.Verify(size, told.Size, known!.Root, told.Root, asked.Proof);
        if (consistent)
            return null;
        return known is null
            ? Say(
                WitnessOutcome.NotConsistent,
                "From an empty log nothing is proven; the proof must be empty."
            )
            : Say(
                WitnessOutcome.NotConsistent,
                $"{told.Origin} with {told.Size} entries does not continue the {size} that were cosigned: it was rewritten, or the proof is damaged."
            );
    }

    private void KeepBoth(Checkpoint told, Checkpoint? known)
    {
        foreach (var one in new[] { told, known })
        {
            if (one is not null)
            {
                storage.Write(
                    $"{FolderOf(one.Origin)}/conflicts/{one.Size}-{one.Root.ToHex()[..16]}",
                    one.Note.ToBytes()
                );
            }
        }
    }
}
