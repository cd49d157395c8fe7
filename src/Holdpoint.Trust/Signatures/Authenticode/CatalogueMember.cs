namespace Holdpoint.Trust.Signatures.Authenticode;

/// <summary>A file that a catalogue lists, by the digest that its format is signed by, or by that of all its bytes.</summary>
internal sealed record CatalogueMember(DigestKind Kind, byte[] Digest);
