using Holdpoint.Trust.Keys;

namespace Holdpoint.Trust.Attestation.Predicates;

/// <summary>Who may give a verdict.</summary>
/// <param name="Id">The verifier's identifier, as the VSA names it.</param>
/// <param name="Keys">Its keys; the owner that a key names is the person.</param>
/// <param name="Threshold">How many different persons must have signed; two keys of one person count once.</param>
public sealed record VsaVerifier(string Id, IReadOnlyCollection<KeyObject> Keys, int Threshold);

/// <summary>What a consumer asks of a verdict.</summary>
/// <param name="ArtifactSha256">SHA-256 of the file at hand, lower-case hexadecimal.</param>
/// <param name="ResourceUri">The use that it must have been given for.</param>
/// <param name="Levels">The levels that must have been reached.</param>
/// <param name="Verifiers">Who may give it.</param>
public sealed record VsaPolicy(
    string ArtifactSha256,
    string ResourceUri,
    IReadOnlyCollection<string> Levels,
    IReadOnlyCollection<VsaVerifier> Verifiers
);

/// <summary>The consumer's answer.</summary>
/// <param name="Failed">The first step that failed; null where the verdict holds.</param>
/// <param name="Why">Why; empty where the verdict holds.</param>
/// <param name="Verdict">The verdict, as far as it could be read and its signature was good.</param>
public sealed record VsaAnswer(VsaStep? Failed, string Why, Vsa? Verdict);
