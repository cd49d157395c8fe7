using System.Text;
using Holdpoint.Trust.Keys;

namespace Holdpoint.Trust.Signatures.Minisign;

/// <summary>A public key of minisign or signify: both write the same two lines.</summary>
/// <param name="Id">The key id as minisign prints it, upper-case hexadecimal.</param>
/// <param name="Key">The key.</param>
internal sealed record MinisignKey(string Id, PublicKey Key)
{
    /// <summary>Null where the bytes are no key file.</summary>
    public static MinisignKey? Read(ReadOnlySpan<byte> file)
    {
        if (file.Length > 4096 || !file.StartsWith("untrusted comment:"u8))
            return null;
        var lines = Encoding.UTF8.GetString(file).Split('\n');
        var bytes = new byte[64];
        return
            lines.Length >= 2
            && Convert.TryFromBase64String(lines[1].Trim(), bytes, out var written)
            && written == 42
            && bytes is [(byte)'E', (byte)'d', ..]
            && PublicKey.FromEd25519(bytes.AsSpan(10, 32)) is { } key
            ? new(IdText(bytes.AsSpan(2, 8)), key)
            : null;
    }

    public static string IdText(ReadOnlySpan<byte> id)
    {
        var reversed = id.ToArray();
        Array.Reverse(reversed);
        return Convert.ToHexString(reversed);
    }
}
