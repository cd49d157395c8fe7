using System.Security.Cryptography;
using System.Text;
using Holdpoint.Engine.Storage;
using Holdpoint.Trust.Files;
using Holdpoint.Trust.Keys;
using Holdpoint.Trust.Log;

namespace Holdpoint.Engine.Evidence;

/// <summary>
/// The name and key that a log signs its checkpoints with, or a witness its cosignatures. The private half is a file that only
/// the program's account may read: nobody is there to type a passphrase when a checkpoint is due.
/// </summary>
internal sealed class LogIdentity : IDisposable
{
    /// <summary>The public key beside the log, for those who verify.</summary>
    public const string PublicFile = "vkey";

    private LogIdentity(Ed25519Signer signer, NoteKey key) => (Signer, Key) = (signer, key);

    /// <summary>Signs.</summary>
    public Ed25519Signer Signer { get; }

    /// <summary>Name and public key; the name of a log's is its origin.</summary>
    public NoteKey Key { get; }

    /// <summary>The log's identity; made with its first checkpoint.</summary>
    /// <param name="places">Where things are kept.</param>
    /// <param name="origin">The name for a new one; null for one from the key.</param>
    /// <exception cref="StorageException">The key of an existing log is not there, or the name cannot be used.</exception>
    public static LogIdentity OfLog(EvidencePlaces places, string? origin = null) =>
        Open(
            places,
            Path.Combine(places.Keys, "evidence-log.pem"),
            Path.Combine(places.Log, PublicFile),
            NoteSignatureKind.Ed25519,
            origin,
            "holdpoint/"
        );

    /// <summary>The identity under which other logs are cosigned; made when it is first needed.</summary>
    public static LogIdentity OfWitness(EvidencePlaces places) =>
        Open(
            places,
            Path.Combine(places.Keys, "evidence-witness.pem"),
            Path.Combine(places.Witness, PublicFile),
            NoteSignatureKind.Cosignature,
            null,
            "holdpoint/witness/"
        );

    /// <summary>The log's public key; null before its first checkpoint.</summary>
    public static NoteKey? PublicKey(EvidencePlaces places) =>
        File.Exists(Path.Combine(places.Log, PublicFile))
            ? ReadPublic(Path.Combine(places.Log, PublicFile))
            : null;

    /// <inheritdoc/>
    public void Dispose() => Signer.Dispose();

    private static LogIdentity Open(
        EvidencePlaces places,
        string privateFile,
        string publicFile,
        NoteSignatureKind kind,
        string? name,
        string prefix
    )
    {
        var known = File.Exists(publicFile) ? ReadPublic(publicFile) : null;
        if (File.Exists(privateFile))
        {
            var signer =
                UnattendedKey.Read(File.ReadAllText(privateFile))
                ?? throw new StorageException($"{privateFile} is no Ed25519 key.");
            if (known is null)
            {
                // The key was written and its name was not: the name follows from the key, or is told again.
                known = Named(signer, kind, name, prefix);
                DurableFile.Write(publicFile, Encoding.UTF8.GetBytes(known + "\n"));
            }
            if (!known.Key.Equals(signer.PublicKey))
                throw new StorageException($"{privateFile} is not the key that {publicFile} names.");
            return new(signer, known);
        }
        if (known is not null)
        {
            throw new StorageException(
                $"The private key {privateFile} of {known.Name} is not there. Put it back from its backup, or begin a new log (docs/log.md)."
            );
        }
        var seed = RandomNumberGenerator.GetBytes(Ed25519Signer.SeedSize);
        var made = new Ed25519Signer(seed);
        var key = Named(made, kind, name, prefix);
        UnattendedKey.Write(places.Keys, privateFile, seed);
        CryptographicOperations.ZeroMemory(seed);
        DurableFile.Write(publicFile, Encoding.UTF8.GetBytes(key + "\n"));
        return new(made, key);
    }

    private static NoteKey Named(Ed25519Signer signer, NoteSignatureKind kind, string? name, string prefix)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(signer.PublicKey.Encoded));
        return NoteKey.Create(name ?? prefix + digest[..12], kind, signer.PublicKey)
            ?? throw new StorageException(
                $"\"{name}\" cannot name a log: no space, plus or control character may be in it."
            );
    }

    private static NoteKey ReadPublic(string file) =>
        NoteKey.Parse(File.ReadAllText(file).TrimEnd('\n'), out var why)
        ?? throw new StorageException($"{file} holds no public key: {why}");
}
