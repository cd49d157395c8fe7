namespace Holdpoint.Core.Acquisition.Ladder;

/// <summary>A digest that is said to be the vendor's.</summary>
/// <param name="Algorithm">The digest's name, "sha256", "sha384" or "sha512"; others are refused.</param>
/// <param name="Hex">The digest in hexadecimal.</param>
/// <param name="Channel">Where it was learnt: an address, an advisory's id, "telephone", a letter.</param>
/// <param name="By">Whose word it is; null where the program read it in an authenticated document.</param>
public sealed record DigestClaim(string Algorithm, string Hex, string Channel, Person? By);
