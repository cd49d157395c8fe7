using System.Globalization;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Trust.Attestation.Predicates;
using Holdpoint.Trust.Log;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>
/// Holds the checkpoint that came with a deliverable against the newest one of that log that was seen: it must be signed
/// by the sender's log, and continue it (RFC 6962, clause 2.1.2).
/// </summary>
internal static class CarriedLogCheck
{
    private const string CheckpointPath = DeliverableLayout.Log + "/checkpoint";
    private const int Largest = 1 << 20;

    /// <summary>The checkpoint; null where it does not hold, which was refused.</summary>
    public static Checkpoint? Run(
        DeliverableTree tree,
        LogTrust trust,
        LogPlace? announced,
        Action<DeliverableRefusal> refuse
    )
    {
        Checkpoint? Refuse(string path, string text)
        {
            refuse(new(DeliverableRule.Log, path, text));
            return null;
        }

        if (Read(tree, CheckpointPath) is not { } bytes)
            return Refuse(CheckpointPath, "There is no checkpoint of the sender's log.");
        if (
            Checkpoint.Parse(bytes, out var why) is not { } told
            || told.Origin != trust.Key.Name
            || told.Verify(trust.Key, [], out why).Count == 0
        )
            return Refuse(
                CheckpointPath,
                why.Length > 0 ? why : "It is of another log than this site watches."
            );
        if (announced is null || announced.Origin != told.Origin || announced.Size != told.Size)
            return Refuse(CheckpointPath, "The manifest names another state of the log.");
        if (trust.Known is not { } known || known.Size == 0)
            return told;
        if (known.Size > told.Size)
            return Refuse(
                CheckpointPath,
                $"The sender's log has {told.Size} entries; {known.Size} were seen before. It was cut, or set back."
            );
        if (known.Size == told.Size)
            return known.Root == told.Root
                ? told
                : Refuse(CheckpointPath, "The sender's log was rewritten: one size, two roots.");
        var since = string.Create(
            CultureInfo.InvariantCulture,
            $"{DeliverableLayout.Log}/since-{known.Size}"
        );
        if (Read(tree, since) is not { } proof)
            return Refuse(
                since,
                $"There is no proof that the log continues the {known.Size} entries that were seen before. Ask the sender."
            );
        if (WitnessRequest.Parse(proof, out why) is not { } request)
            return Refuse(since, why);
        return
            request.Old == known.Size
            && ConsistencyProof.Verify(known.Size, told.Size, known.Root, told.Root, request.Proof)
            ? told
            : Refuse(
                since,
                $"The sender's log with {told.Size} entries does not continue the {known.Size} that were seen: it was rewritten, or the proof is damaged."
            );
    }

    private static byte[]? Read(DeliverableTree tree, string path)
    {
        try
        {
            return tree.ReadSmall(path, Largest);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
