namespace Holdpoint.Trust.Signatures.Cms;

/// <summary>An attribute of a signer: its identifier and its encoded values.</summary>
internal sealed record CmsAttribute(string Oid, IReadOnlyList<byte[]> Values);
