using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Holdpoint.Trust.Signatures.Cms;

/// <summary>Reads encoded data that somebody else made: what does not fit becomes null, never an exception.</summary>
internal static class AsnInput
{
    public static T? Try<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception broken)
            when (broken
                    is AsnContentException
                        or CryptographicException
                        or ArgumentException
                        or OverflowException
                        or InvalidOperationException
            )
        {
            return null;
        }
    }

    /// <summary>How many bytes the first encoded value takes; null where there is none.</summary>
    public static int? EncodedLength(ReadOnlySpan<byte> bytes)
    {
        try
        {
            AsnDecoder.ReadEncodedValue(bytes, AsnEncodingRules.BER, out _, out _, out var consumed);
            return consumed;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    /// <summary>The content octets of one encoded value.</summary>
    public static byte[] Content(ReadOnlySpan<byte> encoded)
    {
        AsnDecoder.ReadEncodedValue(encoded, AsnEncodingRules.BER, out var offset, out var length, out _);
        return encoded.Slice(offset, length).ToArray();
    }
}
