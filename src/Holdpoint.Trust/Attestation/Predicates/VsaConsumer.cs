using Holdpoint.Trust.Keys;

namespace Holdpoint.Trust.Attestation.Predicates;

/// <summary>Decides whether a verdict lets a file be used (SLSA v1: the seven things that a consumer must check).</summary>
public static class VsaConsumer
{
    /// <summary>Checks one envelope; the answer names the first step that fails.</summary>
    public static VsaAnswer Check(Envelope envelope, VsaPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        ArgumentNullException.ThrowIfNull(policy);
        static VsaAnswer No(VsaStep step, string why, Vsa? verdict = null) => new(step, why, verdict);

        KeyObject[] keys = [.. policy.Verifiers.SelectMany(verifier => verifier.Keys)];
        if (envelope.Verify(keys, 1, out var why) is not { } verified)
            return No(VsaStep.Signature, why);
        if (Statement.Read(verified, out why) is not { } statement)
            return No(VsaStep.Subject, why);
        if (!statement.SpeaksOf(policy.ArtifactSha256))
            return No(VsaStep.Subject, $"It does not speak of the file {policy.ArtifactSha256}.");
        if (Vsa.Read(statement, out why) is not { } vsa)
            return No(VsaStep.PredicateType, why);
        var verifier = policy.Verifiers.FirstOrDefault(one => one.Id == vsa.VerifierId);
        if (verifier is null)
            return No(VsaStep.Verifier, $"The verifier {vsa.VerifierId} is not one that counts here.", vsa);
        var persons = Persons(verified, verifier);
        if (persons < verifier.Threshold)
        {
            return No(
                VsaStep.Verifier,
                $"{persons} persons of {verifier.Id} signed it, {verifier.Threshold} are needed.",
                vsa
            );
        }
        if (vsa.ResourceUri != policy.ResourceUri)
            return No(
                VsaStep.ResourceUri,
                $"It was given for {vsa.ResourceUri}, not for {policy.ResourceUri}.",
                vsa
            );
        if (vsa.Result != "PASSED")
            return No(VsaStep.Result, $"Its result is {vsa.Result}.", vsa);
        var missing = policy
            .Levels.Where(level => !vsa.VerifiedLevels.Contains(level, StringComparer.Ordinal))
            .ToList();
        return missing.Count > 0
            ? No(VsaStep.Levels, $"It does not say {string.Join(", ", missing)}.", vsa)
            : new(null, "", vsa);
    }

    private static int Persons(VerifiedPayload verified, VsaVerifier verifier) =>
        verified
            .Signers.Select(signer => verifier.Keys.FirstOrDefault(key => signer.Key!.Equals(key.Key)))
            .OfType<KeyObject>()
            .Select(key => key.Owner is { } owner ? $"owner {owner}" : $"key {key.Key}")
            .Distinct(StringComparer.Ordinal)
            .Count();
}
