using System.Security.Cryptography;

namespace Holdpoint.Trust.Tuf.Model;

/// <summary>Which digests we compute. Unknown ones beside a known one are left aside; none known is a refusal.</summary>
public static class DigestCheck
{
    private static readonly (string Name, HashAlgorithmName Algorithm)[] Known =
    [
        ("sha256", HashAlgorithmName.SHA256),
        ("sha384", HashAlgorithmName.SHA384),
        ("sha512", HashAlgorithmName.SHA512),
    ];

    /// <summary>The digests that can be computed, with what they should be.</summary>
    public static IReadOnlyList<(string Name, HashAlgorithmName Algorithm, string Hex)> Computable(
        FileHashes digests
    ) =>
        [
            .. from told in digests.Items
            from known in Known
            where known.Name == told.Algorithm
            select (told.Algorithm, known.Algorithm, told.Hex),
        ];

    /// <summary>What is wrong with these bytes; null where length and digests are those told.</summary>
    public static string? Wrong(ReadOnlySpan<byte> bytes, long? length, FileHashes? digests)
    {
        if (length is { } told && told != bytes.Length)
            return $"It has {bytes.Length} bytes; {told} are announced.";
        if (digests is null)
            return null;
        var computable = Computable(digests);
        if (computable.Count == 0)
            return "None of the announced digests is of an algorithm we know.";
        foreach (var (name, algorithm, hex) in computable)
        {
            var found = Convert.ToHexStringLower(CryptographicOperations.HashData(algorithm, bytes));
            if (found != hex)
                return $"Its {name} is {found}; {hex} is announced.";
        }
        return null;
    }
}
