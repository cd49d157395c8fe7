using System.Globalization;
using System.Text;
using Holdpoint.Trust.Signatures.OpenPgp;

namespace Holdpoint.Trust.Signatures.Packages;

/// <summary>The chain of a Debian archive: InRelease is signed, tells the digest of Packages, which tells that of the file.</summary>
public static class AptArchive
{
    /// <summary>Judges a file by its archive's lists.</summary>
    /// <param name="package">The package file, seekable.</param>
    /// <param name="fileName">Its path in the archive as Packages tells it, or its bare name.</param>
    /// <param name="inRelease">The clear-signed InRelease file.</param>
    /// <param name="packagesPath">The path of the Packages file as InRelease tells it, for example "main/binary-amd64/Packages".</param>
    /// <param name="packages">The Packages file, uncompressed or as it is named.</param>
    /// <param name="trust">What the verdict rests on.</param>
    public static SignatureReport Verify(
        Stream package,
        string fileName,
        ReadOnlyMemory<byte> inRelease,
        string packagesPath,
        ReadOnlyMemory<byte> packages,
        SignatureTrust trust
    )
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(packagesPath);
        ArgumentNullException.ThrowIfNull(trust);
        var rules = new RuleList();
        var (release, entries) = ClearSigned.Judge(inRelease.ToArray(), "InRelease", trust);
        if (release is null)
            rules.Fail("layout", "InRelease is more or less than one clear-signed text.");
        else if (Expired(release, trust.At) is { } until)
            rules.Fail("valid-until", $"InRelease was valid until {until}.");
        else if (Listed(release, packagesPath) is not { } list)
            rules.Fail("list", $"InRelease tells no SHA256 of {packagesPath}.");
        else if (list != Convert.ToHexStringLower(DigestKind.Sha256.Hash(packages.Span)))
            rules.Fail("list", $"{packagesPath} is not the one that InRelease tells.");
        else
            Package(package, fileName, Encoding.UTF8.GetString(packages.Span), rules);
        return Deciding.Report("apt", [], rules, entries);
    }

    private static void Package(Stream package, string fileName, string packages, RuleList rules)
    {
        var stanza = packages
            .Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(one =>
                Field(one, "Filename") is { } path
                && (path == fileName || path.EndsWith("/" + fileName, StringComparison.Ordinal))
            );
        var told = stanza is null ? null : Field(stanza, "SHA256");
        if (told is null)
        {
            rules.Fail("list", $"Packages tells no SHA256 of {fileName}.");
            return;
        }
        var own = new SignedFile(package, fileName, []).HashAll(DigestKind.Sha256);
        rules.Check(
            "digest",
            own is not null && told == Convert.ToHexStringLower(own[DigestKind.Sha256]),
            "The file is the one that Packages tells.",
            "The file is not the one that Packages tells."
        );
    }

    private static string? Field(string stanza, string name) =>
        stanza
            .Split('\n')
            .Where(line => line.StartsWith(name + ": ", StringComparison.Ordinal))
            .Select(line => line[(name.Length + 2)..].Trim())
            .FirstOrDefault();

    private static string? Expired(string release, DateTimeOffset at) =>
        Field(release, "Valid-Until") is { } text
        && !(
            DateTimeOffset.TryParse(
                text.Replace("UTC", "GMT", StringComparison.Ordinal),
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var until
            )
            && at <= until
        )
            ? text
            : null;

    // Lines of the SHA256 field: " digest size path".
    private static string? Listed(string release, string path)
    {
        var isInside = false;
        foreach (var line in release.Split('\n'))
        {
            if (!line.StartsWith(' '))
                isInside = line.StartsWith("SHA256:", StringComparison.Ordinal);
            else if (
                isInside
                && line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var digest, _, var name]
                && name == path
            )
                return digest;
        }
        return null;
    }
}
