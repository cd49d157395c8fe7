using System.Text;

namespace Holdpoint.Trust.Signatures.Authenticode;

/// <summary>
/// A Windows Installer package or patch. Hashed are the contents of all streams in the order of their names and the class
/// ids of the storages; names, sizes and times only where the signer added MsiDigitalSignatureEx.
/// </summary>
internal static class MsiContainer
{
    public const string Format = "msi";
    private static readonly byte[] SignatureName = Encoding.Unicode.GetBytes("\u0005DigitalSignature");
    private static readonly byte[] ExtendedName = Encoding.Unicode.GetBytes("\u0005MsiDigitalSignatureEx");

    public static Container Read(SignedFile file)
    {
        var rules = new RuleList();
        var container = new Container
        {
            Format = Format,
            Rules = rules,
            SubjectType = SpcOids.SipInfo,
        };
        var (compound, problem) = CompoundFile.Open(file);
        if (compound is null)
        {
            rules.Fail("layout", problem);
            return container;
        }
        var embedded = Stream(compound, SignatureName);
        var extended = Stream(compound, ExtendedName);
        if (embedded is null)
            return container;
        if (file.Length > compound.UsedEnd)
        {
            rules.Fail(
                "appended",
                $"{file.Length - compound.UsedEnd} bytes follow the last sector in use.",
                $"offset {compound.UsedEnd}"
            );
            return container;
        }
        if (Content(file, compound, embedded, SignatureLimits.SignatureBytes) is not { } signature)
        {
            rules.Fail("layout", "The signature's stream is damaged or too large.");
            return container;
        }
        byte[]? preHash = null;
        if (extended is not null && (preHash = Content(file, compound, extended, 64)) is null)
        {
            rules.Fail("layout", "The stream MsiDigitalSignatureEx is damaged.");
            return container;
        }
        if (preHash is null)
            rules.Skip(
                "names",
                "Names, sizes and times of streams are not covered (no MsiDigitalSignatureEx)."
            );
        return container with
        {
            Signatures = [new("primary", signature, 0)],
            Digest = kinds => Digests(file, compound, preHash, kinds, rules),
            Covers = preHash is null
                ? "the contents of all streams in the order of their names, and class ids"
                : "names, sizes, times and contents of all streams, and class ids",
        };
    }

    private static CompoundEntry? Stream(CompoundFile compound, byte[] name) =>
        compound.Root.Children.Find(entry =>
            entry.Kind == CompoundKind.Stream && entry.Name.AsSpan().SequenceEqual(name)
        );

    private static byte[]? Content(SignedFile file, CompoundFile compound, CompoundEntry entry, int most)
    {
        if (entry.Size > most || compound.Ranges(entry) is not { } ranges)
            return null;
        var bytes = new MemoryStream((int)entry.Size);
        return file.Feed(ranges, piece => bytes.Write(piece)) ? bytes.ToArray() : null;
    }

    private static IEnumerable<IReadOnlyDictionary<DigestKind, byte[]>> Digests(
        SignedFile file,
        CompoundFile compound,
        byte[]? preHash,
        IReadOnlyCollection<DigestKind> kinds,
        RuleList rules
    )
    {
        if (preHash is not null)
        {
            using var names = new DigestSet(kinds);
            Names(compound.Root, isRoot: true, names);
            if (!names.Finish().Values.Any(digest => digest.AsSpan().SequenceEqual(preHash)))
            {
                rules.Fail("names", "Names, sizes or times of streams are not those that were signed.");
                yield break;
            }
        }
        using var hashes = new DigestSet(kinds);
        if (preHash is not null)
            hashes.Append(preHash);
        if (Contents(file, compound, compound.Root, isRoot: true, hashes))
            yield return hashes.Finish();
    }

    private static bool Contents(
        SignedFile file,
        CompoundFile compound,
        CompoundEntry storage,
        bool isRoot,
        DigestSet hashes
    )
    {
        foreach (var child in storage.Children)
        {
            if (isRoot && IsSignature(child))
                continue;
            if (child.Kind == CompoundKind.Storage)
            {
                if (!Contents(file, compound, child, isRoot: false, hashes))
                    return false;
            }
            else if (compound.Ranges(child) is not { } ranges || !file.Feed(ranges, hashes.Append))
            {
                return false;
            }
        }
        hashes.Append(storage.ClassId);
        return true;
    }

    private static void Names(CompoundEntry entry, bool isRoot, DigestSet hashes)
    {
        if (!isRoot)
            hashes.Append(entry.Name);
        hashes.Append(entry.Kind == CompoundKind.Stream ? entry.SizeBytes : entry.ClassId);
        hashes.Append(entry.State);
        if (!isRoot)
            hashes.Append(entry.Times);
        foreach (var child in entry.Children.Where(child => !(isRoot && IsSignature(child))))
            Names(child, isRoot: false, hashes);
    }

    private static bool IsSignature(CompoundEntry entry) =>
        entry.Name.AsSpan().SequenceEqual(SignatureName) || entry.Name.AsSpan().SequenceEqual(ExtendedName);
}
