using System.Buffers.Binary;
using System.Text;
using Holdpoint.Trust.Keys;

namespace Holdpoint.Trust.Log;

/// <summary>A signature of a note.</summary>
/// <param name="Name">The key's name.</param>
/// <param name="Id">The key's id.</param>
/// <param name="Bytes">What the key's kind of signature consists of.</param>
public sealed record NoteSignature(string Name, uint Id, byte[] Bytes)
{
    /// <summary>The line of the note, without its newline.</summary>
    public override string ToString()
    {
        var bytes = new byte[4 + Bytes.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, Id);
        Bytes.CopyTo(bytes, 4);
        return $"— {Name} {Convert.ToBase64String(bytes)}";
    }

    internal static NoteSignature? Parse(string line)
    {
        if (!line.StartsWith("— ", StringComparison.Ordinal))
            return null;
        var space = line.IndexOf(' ', 2);
        if (space < 0 || line[2..space] is not { } name || !NoteKey.IsName(name))
            return null;
        return Base64Text.Decode(line[(space + 1)..]) is { Length: > 4 } bytes
            ? new(name, BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes[4..])
            : null;
    }
}

/// <summary>Text with signatures (C2SP signed-note). Nothing of the text may be used before <see cref="Verify"/> found a signature.</summary>
/// <param name="Text">The text, with its last newline.</param>
/// <param name="Signatures">The signatures, also of keys that nobody here knows.</param>
public sealed record SignedNote(string Text, IReadOnlyList<NoteSignature> Signatures)
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads a note; null, with the reason, where it is none.</summary>
    public static SignedNote? Parse(ReadOnlySpan<byte> bytes, out string why)
    {
        why = "";
        if (bytes.Length > LogLimits.NoteBytes)
            return Refuse(out why, $"The note is longer than {LogLimits.NoteBytes:N0} bytes.");
        if (bytes.ContainsAnyInRange((byte)0, (byte)9) || bytes.ContainsAnyInRange((byte)11, (byte)31))
            return Refuse(out why, "The note holds a control character.");
        string all;
        try
        {
            all = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Refuse(out why, "The note is not UTF-8.");
        }
        var split = all.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (split < 0)
            return Refuse(out why, "The note has no signatures: no empty line is before the last lines.");
        var lines = all[(split + 2)..].Split('\n');
        if (lines.Length < 2 || lines[^1].Length > 0)
            return Refuse(out why, "The note has no signatures, or its last line does not end.");
        if (lines.Length - 1 > LogLimits.NoteSignatures)
            return Refuse(out why, $"The note has more than {LogLimits.NoteSignatures} signatures.");
        var signatures = new List<NoteSignature>(lines.Length - 1);
        foreach (var line in lines.AsSpan(..^1))
        {
            if (NoteSignature.Parse(line) is not { } signature)
                return Refuse(out why, "A line below the note's empty line is no signature.");
            signatures.Add(signature);
        }
        return new(all[..(split + 1)], signatures);
    }

    /// <summary>The text signed by a key of the kind 0x01.</summary>
    /// <exception cref="ArgumentException">The text is not one that can be signed, or the key not Ed25519.</exception>
    public static SignedNote Sign(string text, string name, ISigner signer)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(signer);
        if (!text.EndsWith('\n') || text.Any(c => c < ' ' && c != '\n'))
            throw new ArgumentException(
                "A note ends with a newline and holds no control character.",
                nameof(text)
            );
        var key =
            NoteKey.Create(name, NoteSignatureKind.Ed25519, signer.PublicKey)
            ?? throw new ArgumentException($"\"{name}\" cannot sign notes with this key.", nameof(name));
        return new(text, [new(name, key.Id, signer.Sign(Encoding.UTF8.GetBytes(text)))]);
    }

    /// <summary>The same note with a signature more; one of the same key is replaced.</summary>
    public SignedNote With(NoteSignature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        return this with
        {
            Signatures =
            [
                .. Signatures.Where(one => one.Name != signature.Name || one.Id != signature.Id),
                signature,
            ],
        };
    }

    /// <summary>
    /// The known keys that signed. One signature that names a known key and is not that key's makes the whole note bad: the
    /// result is then empty, with the reason.
    /// </summary>
    public IReadOnlyList<VerifiedSignature> Verify(IReadOnlyCollection<NoteKey> keys, out string why)
    {
        ArgumentNullException.ThrowIfNull(keys);
        why = "";
        var verified = new List<VerifiedSignature>();
        foreach (var signature in Signatures)
        {
            foreach (var key in keys.Where(key => key.Name == signature.Name && key.Id == signature.Id))
            {
                if (verified.Exists(one => one.Key == key))
                    continue;
                if (VerifiedSignature.Of(Text, key, signature) is not { } good)
                {
                    why = $"The signature in the name of {key.Name} is not that key's.";
                    return [];
                }
                verified.Add(good);
            }
        }
        if (verified.Count == 0)
            why = "None of the keys that are trusted signed this note.";
        return verified;
    }

    /// <summary>The note as a file.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(ToString());

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Text}\n{string.Concat(Signatures.Select(signature => signature + "\n"))}";

    private static SignedNote? Refuse(out string why, string reason)
    {
        why = reason;
        return null;
    }
}
