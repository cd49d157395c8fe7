using System.Buffers;
using System.Collections.Immutable;

namespace Holdpoint.Trust.Tuf.Model;

/// <summary>Hexadecimal text.</summary>
internal static class Hex
{
    /// <summary>The bytes; none where the text is not hexadecimal.</summary>
    public static ImmutableArray<byte> Read(string text)
    {
        var bytes = new byte[text.Length / 2];
        var done = Convert.FromHexString(text, bytes, out _, out var written) == OperationStatus.Done;
        return done && written == bytes.Length ? [.. bytes] : [];
    }
}
