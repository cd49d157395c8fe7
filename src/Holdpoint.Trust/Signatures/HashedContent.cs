namespace Holdpoint.Trust.Signatures;

/// <summary>What was hashed.</summary>
/// <param name="Algorithm">For example "sha256".</param>
/// <param name="Digest">Lower-case hexadecimal.</param>
/// <param name="Covers">In words: which bytes it stands for.</param>
public sealed record HashedContent(string Algorithm, string Digest, string Covers);
