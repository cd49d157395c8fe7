using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Trust.Attestation;
using Holdpoint.Trust.Attestation.Predicates;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>Holds attestations and Releases against the keys that the catalogue's root names for them.</summary>
internal sealed class EvidenceCheck(RootWords words, string site)
{
    // What a Release for a site must say (docs/formats: the use is the site, the level what the test bed found).
    private const string Approved = "HOLDPOINT_APPROVED_FOR_SITE";

    /// <summary>What is wrong with an attestation; null where nothing is, or the root names nobody to hold it against.</summary>
    /// <param name="tree">Where it lies.</param>
    /// <param name="path">Its path.</param>
    /// <param name="isRelease">True for a Release, false for what acquisition found.</param>
    /// <param name="sha256">The file that it must speak of.</param>
    public DeliverableRefusal? Refusal(DeliverableTree tree, string path, bool isRelease, string sha256)
    {
        if (isRelease ? words.Verifiers.IsEmpty : words.Evidence is null)
            return isRelease
                ? new(
                    DeliverableRule.Release,
                    path,
                    "The catalogue's root names nobody who may give a Release."
                )
                : null;
        byte[]? bytes;
        try
        {
            bytes = tree.ReadSmall(path, AttestationLimits.EnvelopeBytes);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new(DeliverableRule.Readable, path, failure.Message);
        }
        var why = "It is larger than any attestation.";
        if (bytes is null || Envelope.Parse(bytes, out why) is not { } envelope)
            return new(Rule(isRelease), path, why);
        return isRelease ? Release(envelope, path, sha256) : Evidence(envelope, path, sha256);
    }

    private DeliverableRefusal? Evidence(Envelope envelope, string path, string sha256)
    {
        var signers = words.Evidence!;
        if (
            envelope.Verify([.. signers.Keys], signers.Threshold, out var why) is not { } verified
            || Statement.Read(verified, out why) is not { } statement
        )
            return new(DeliverableRule.Evidence, path, why);
        return statement.SpeaksOf(sha256)
            ? null
            : new(DeliverableRule.Evidence, path, $"It does not speak of the file {sha256}.");
    }

    private DeliverableRefusal? Release(Envelope envelope, string path, string sha256)
    {
        var answer = VsaConsumer.Check(envelope, new(sha256, UseAt(site), [Approved], words.Verifiers));
        return answer.Failed is null ? null : new(DeliverableRule.Release, path, answer.Why);
    }

    /// <summary>The use that a Release for a site is given for.</summary>
    public static string UseAt(string site) => $"holdpoint://site/{Uri.EscapeDataString(site)}";

    private static DeliverableRule Rule(bool isRelease) =>
        isRelease ? DeliverableRule.Release : DeliverableRule.Evidence;
}
