using System.Globalization;
using System.Text;
using Holdpoint.Trust.Keys;
using Holdpoint.Trust.Log;

namespace Holdpoint.Trust.Tests.Log;

internal static class Given
{
    public const string Origin = "holdpoint/test";

    public static Ed25519Signer Signer(byte seed) => new([.. Enumerable.Repeat(seed, 32)]);

    public static NoteKey KeyOf(Holdpoint.Trust.Keys.ISigner signer, string name = Origin) =>
        NoteKey.Create(name, NoteSignatureKind.Ed25519, signer.PublicKey)!;

    public static NoteKey WitnessKeyOf(ISigner signer, string name) =>
        NoteKey.Create(name, NoteSignatureKind.Cosignature, signer.PublicKey)!;

    public static byte[] Entry(long index) =>
        Encoding.UTF8.GetBytes(
            "{\"n\":"
                + index.ToString(CultureInfo.InvariantCulture)
                + ",\"pad\":\""
                + new string('x', (int)(index % 37))
                + "\"}"
        );

    public static AppendLog Log(ILogStorage storage, int size)
    {
        var log = new AppendLog(storage);
        for (var at = 0; at < size; at++)
            log.Append([Entry(at)]);
        return log;
    }

    public static Checkpoint Publish(AppendLog log, ISigner signer, string origin = Origin) =>
        log.Publish((size, root) => Checkpoint.Sign(origin, size, root, signer));

    // The definition of RFC 6962, clause 2.1, word for word.
    public static TreeHash Root(IReadOnlyList<byte[]> entries)
    {
        if (entries.Count == 0)
            return TreeHash.Empty;
        if (entries.Count == 1)
            return TreeHash.Leaf(entries[0]);
        var split = 1;
        while (split * 2 < entries.Count)
            split *= 2;
        return TreeHash.Node(Root([.. entries.Take(split)]), Root([.. entries.Skip(split)]));
    }
}
