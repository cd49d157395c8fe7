using System.Text;

namespace Holdpoint.Trust.Log;

/// <summary>A signature of a note that is good.</summary>
/// <param name="Key">Who signed.</param>
/// <param name="At">When, for a cosignature, by the signer's clock (UTC, whole seconds); null for the others.</param>
public sealed record VerifiedSignature(NoteKey Key, DateTimeOffset? At)
{
    internal static VerifiedSignature? Of(string text, NoteKey key, NoteSignature signature)
    {
        if (key.Kind == NoteSignatureKind.Ed25519)
            return key.Key.Verify(Encoding.UTF8.GetBytes(text), signature.Bytes) ? new(key, null) : null;
        return
            Cosignature.TimeOf(signature) is { } at
            && key.Key.Verify(Cosignature.Message(at, text), signature.Bytes.AsSpan(8))
            ? new(key, at)
            : null;
    }
}
