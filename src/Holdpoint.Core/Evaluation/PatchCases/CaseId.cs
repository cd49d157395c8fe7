using System.Security.Cryptography;
using System.Text;

namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>
/// Stable short ids: ten characters of Crockford's base 32 (no I, L, O, U) from the SHA-256 of the key's parts. With a hundred
/// thousand ids two of them meet once in two hundred thousand tries.
/// </summary>
internal static class CaseId
{
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 10;

    /// <summary>The id of a case or review item.</summary>
    public static string Of(string prefix, params ReadOnlySpan<string> parts)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001F', parts)));
        var bits = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(hash);
        var text = new StringBuilder(prefix, prefix.Length + 1 + Length).Append('-');
        for (var i = 0; i < Length; i++)
            text.Append(Letters[(int)((bits >> (59 - (5 * i))) & 31)]);
        return text.ToString();
    }
}
