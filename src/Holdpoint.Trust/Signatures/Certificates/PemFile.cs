using System.Security.Cryptography;
using System.Text;

namespace Holdpoint.Trust.Signatures.Certificates;

/// <summary>Takes the encoded things out of a file that may be PEM or DER.</summary>
internal static class PemFile
{
    public static IReadOnlyList<byte[]> Blocks(ReadOnlySpan<byte> file, string label)
    {
        if (file.Length > 0 && file[0] == 0x30)
            return [file.ToArray()];
        var blocks = new List<byte[]>();
        ReadOnlySpan<char> text = Encoding.Latin1.GetString(file);
        while (blocks.Count < SignatureLimits.Entries && PemEncoding.TryFind(text, out var fields))
        {
            var bytes = new byte[fields.DecodedDataLength];
            if (
                text[fields.Label].SequenceEqual(label)
                && Convert.TryFromBase64Chars(text[fields.Base64Data], bytes, out _)
            )
                blocks.Add(bytes);
            text = text[fields.Location.End..];
        }
        return blocks;
    }
}
