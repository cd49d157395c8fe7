using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Holdpoint.Trust.Keys;

namespace Holdpoint.Trust.Log;

/// <summary>How a note is signed: the byte that C2SP signed-note assigns.</summary>
public enum NoteSignatureKind
{
    /// <summary>0x01: Ed25519 over the note's text.</summary>
    Ed25519 = 1,

    /// <summary>0x04: Ed25519 over a time and a checkpoint's text (C2SP tlog-cosignature, "cosignature/v1").</summary>
    Cosignature = 4,
}

/// <summary>Who may sign a note: a name, a key and a kind of signature (C2SP signed-note, "vkey").</summary>
public sealed record NoteKey
{
    private NoteKey(string name, NoteSignatureKind kind, PublicKey key)
    {
        Name = name;
        Kind = kind;
        Key = key;
        Id = IdOf(name, kind, key.Encoded);
    }

    /// <summary>The name, for example the log's origin.</summary>
    public string Name { get; }

    /// <summary>The kind of signature.</summary>
    public NoteSignatureKind Kind { get; }

    /// <summary>The Ed25519 key.</summary>
    public PublicKey Key { get; }

    /// <summary>The first four bytes of SHA-256 over name, newline, kind and key.</summary>
    public uint Id { get; }

    /// <summary>The key of a name; null where the name or the key cannot be used for notes.</summary>
    public static NoteKey? Create(string name, NoteSignatureKind kind, PublicKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return IsName(name) && Enum.IsDefined(kind) && key.Scheme == SignatureScheme.Ed25519
            ? new(name, kind, key)
            : null;
    }

    /// <summary>Reads "name+id+base64"; null, with the reason, for anything else.</summary>
    public static NoteKey? Parse(string text, out string why)
    {
        ArgumentNullException.ThrowIfNull(text);
        why = "";
        // The Base64 may hold a plus as well.
        if (text.Split('+', 3) is not [var name, var id, var encoded] || !IsName(name))
        {
            why = "A note's key is written as name+id+key.";
            return null;
        }
        if (Base64Text.Decode(encoded) is not { Length: 33 } bytes)
        {
            why = "The key is not the Base64 of a kind and 32 bytes; only Ed25519 keys are read.";
            return null;
        }
        var kind = (NoteSignatureKind)bytes[0];
        if (!Enum.IsDefined(kind))
        {
            why = $"Signatures of kind 0x{bytes[0]:x2} are not read; known are 0x01 and 0x04.";
            return null;
        }
        if (PublicKey.FromEd25519(bytes.AsSpan(1)) is not { } key)
        {
            why = "The key is no canonical Ed25519 point of full order.";
            return null;
        }
        var read = new NoteKey(name, kind, key);
        if (id == read.IdText)
            return read;
        why = $"The id {id} is not the key's ({read.IdText}).";
        return null;
    }

    /// <summary>The key as "name+id+base64".</summary>
    public override string ToString() =>
        $"{Name}+{IdText}+{Convert.ToBase64String([(byte)Kind, .. Key.Encoded])}";

    /// <summary>Whether a text can name a key: not empty, without space, plus or control character.</summary>
    public static bool IsName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length > 0
            && !name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c) || c == '+');
    }

    private string IdText => Id.ToString("x8", CultureInfo.InvariantCulture);

    private static uint IdOf(string name, NoteSignatureKind kind, ReadOnlySpan<byte> key) =>
        BinaryPrimitives.ReadUInt32BigEndian(
            SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', (byte)kind, .. key])
        );
}
