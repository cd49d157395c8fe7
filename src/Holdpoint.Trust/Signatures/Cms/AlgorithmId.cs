namespace Holdpoint.Trust.Signatures.Cms;

/// <summary>An AlgorithmIdentifier: its name and its encoded parameters.</summary>
internal sealed record AlgorithmId(string Oid, byte[]? Parameters);
