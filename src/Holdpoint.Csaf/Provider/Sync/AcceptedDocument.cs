namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>A document that passed every check, with the files beside it.</summary>
/// <param name="Record">Its record; <see cref="DocumentRecord.Accepted"/> is set.</param>
/// <param name="Bytes">The document.</param>
/// <param name="Sidecars">Hash and signature files by their ending (<c>.sha512</c>, <c>.sha256</c>, <c>.asc</c>), kept as evidence.</param>
public sealed record AcceptedDocument(
    DocumentRecord Record,
    byte[] Bytes,
    IReadOnlyDictionary<string, byte[]> Sidecars
);
