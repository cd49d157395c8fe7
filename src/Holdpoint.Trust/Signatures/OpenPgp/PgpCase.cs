namespace Holdpoint.Trust.Signatures.OpenPgp;

/// <summary>What an OpenPGP signature is about.</summary>
/// <param name="Kind">As <see cref="SignatureEntry.Kind"/>.</param>
/// <param name="Place">As <see cref="SignatureEntry.Place"/>.</param>
/// <param name="Format">The file's format, as policy rows name it.</param>
/// <param name="IsText">True where a signature over canonical text is meant (clear-signed).</param>
/// <param name="Feed">Gives the signed bytes; false where they cannot be read.</param>
internal sealed record PgpCase(
    string Kind,
    string Place,
    string Format,
    bool IsText,
    Func<Action<ReadOnlySpan<byte>>, bool> Feed
);
