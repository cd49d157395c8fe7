using System.Collections.Immutable;
using Holdpoint.Trust.Json;

namespace Holdpoint.Trust.Tuf.Model;

/// <summary>One signature of a metadata file, as written: nothing is verified yet.</summary>
/// <param name="KeyId">The id of the key.</param>
/// <param name="Signature">The signature's bytes; empty where the text is no hexadecimal.</param>
public sealed record FileSignature(string KeyId, ImmutableArray<byte> Signature);

/// <summary>A metadata file: what is signed, and by which signatures (TUF 1.0.34, clause 4.2).</summary>
public sealed class SignedFile
{
    internal SignedFile(
        ReadOnlyMemory<byte> bytes,
        JsonObject signed,
        ImmutableArray<FileSignature> signatures
    )
    {
        Bytes = bytes;
        Signed = signed;
        Signatures = signatures;
        Canonical = CanonicalJson.Write(signed);
    }

    /// <summary>The file as it was read; it is stored byte by byte.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The signed part, unknown members included.</summary>
    public JsonObject Signed { get; }

    /// <summary>The bytes that the signatures are over.</summary>
    public ReadOnlyMemory<byte> Canonical { get; }

    /// <summary>The signatures; each key id occurs once.</summary>
    public ImmutableArray<FileSignature> Signatures { get; }
}
