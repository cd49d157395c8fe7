using System.Collections.Frozen;

namespace Holdpoint.Trust.Signatures;

/// <summary>The names that vendors give to detached signatures and checksum files.</summary>
public static class SideFileNames
{
    /// <summary>Appended to the name of what they speak of.</summary>
    public static readonly IReadOnlyList<string> SignatureEndings =
    [
        ".asc",
        ".sig",
        ".gpg",
        ".sign",
        ".p7s",
        ".p7m",
        ".minisig",
    ];

    /// <summary>Appended to the name of one file.</summary>
    public static readonly IReadOnlyList<string> ChecksumEndings =
    [
        ".sha256",
        ".sha384",
        ".sha512",
        ".sha256sum",
        ".sha512sum",
        ".sha1",
        ".md5",
    ];

    /// <summary>One for all files of a folder.</summary>
    public static readonly IReadOnlyList<string> ChecksumLists =
    [
        "SHA256SUMS",
        "SHA384SUMS",
        "SHA512SUMS",
        "SHA1SUMS",
        "MD5SUMS",
        "sha256sum.txt",
        "sha512sum.txt",
        "SHA256SUMS.txt",
        "SHA512SUMS.txt",
        "checksums.txt",
        "checksums.sha256",
        "SHA256",
    ];

    /// <summary>Every name that may lie beside a file and speak of it, signatures of checksum files included.</summary>
    public static IReadOnlySet<string> For(string fileName)
    {
        var checksums = ChecksumEndings.Select(ending => fileName + ending).Concat(ChecksumLists).ToArray();
        return SignatureEndings
            .Select(ending => fileName + ending)
            .Concat(checksums)
            .Concat(checksums.SelectMany(checksum => SignatureEndings.Select(ending => checksum + ending)))
            .ToFrozenSet(StringComparer.Ordinal);
    }
}
