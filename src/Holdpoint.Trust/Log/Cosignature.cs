using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Holdpoint.Trust.Keys;

namespace Holdpoint.Trust.Log;

/// <summary>A witness's signature of a checkpoint with the time (C2SP tlog-cosignature, "cosignature/v1").</summary>
public static class Cosignature
{
    private const int TimeBytes = 8;
    private static readonly long LastSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>Cosigns a checkpoint that was checked to continue the one cosigned before.</summary>
    /// <exception cref="ArgumentException">The key is not Ed25519, the name cannot be used or the time is before 1970.</exception>
    public static NoteSignature Sign(Checkpoint checkpoint, string name, ISigner signer, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        ArgumentNullException.ThrowIfNull(signer);
        var key =
            NoteKey.Create(name, NoteSignatureKind.Cosignature, signer.PublicKey)
            ?? throw new ArgumentException($"\"{name}\" cannot cosign with this key.", nameof(name));
        var seconds = at.ToUnixTimeSeconds();
        if (seconds < 0)
            throw new ArgumentException("A cosignature's time is not before 1970.", nameof(at));
        var bytes = new byte[TimeBytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, seconds);
        return new(name, key.Id, [.. bytes, .. signer.Sign(Message(at, checkpoint.Note.Text))]);
    }

    internal static byte[] Message(DateTimeOffset at, string text) =>
        Encoding.UTF8.GetBytes(
            $"cosignature/v1\ntime {at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}\n{text}"
        );

    internal static DateTimeOffset? TimeOf(NoteSignature signature)
    {
        if (signature.Bytes.Length < TimeBytes)
            return null;
        var seconds = BinaryPrimitives.ReadInt64BigEndian(signature.Bytes);
        return seconds >= 0 && seconds <= LastSecond ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
    }
}
