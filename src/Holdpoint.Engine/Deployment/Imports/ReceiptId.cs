namespace Holdpoint.Engine.Deployment.Imports;

/// <summary>Identifiers that sort by their time: ULIDs (128 bits in Crockford's Base32, 26 characters).</summary>
internal static class ReceiptId
{
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 26;

    /// <summary>The identifier of a time and ten random bytes.</summary>
    public static string Make(DateTimeOffset at, ReadOnlySpan<byte> random)
    {
        var value = (UInt128)(ulong)at.ToUnixTimeMilliseconds() << 80;
        for (var place = 0; place < 10; place++)
            value |= (UInt128)random[place] << (8 * (9 - place));
        return string.Create(
            Length,
            value,
            static (text, bits) =>
            {
                for (var place = text.Length - 1; place >= 0; place--, bits >>= 5)
                    text[place] = Digits[(int)(bits & 31)];
            }
        );
    }
}
