using System.Security.Cryptography;
using Holdpoint.Trust.Signatures.Certificates;
using Holdpoint.Trust.Signatures.Cms;

namespace Holdpoint.Trust.Signatures.Authenticode;

/// <summary>Judges every Authenticode signature of a file: embedded, nested, and those of catalogues that list it.</summary>
internal static class AuthenticodeCheck
{
    private sealed record Found(string Place, CmsMessage Message, CmsSigner Signer, IndirectData? Data);

    public static SignatureReport Check(
        SignedFile file,
        SignatureTrust trust,
        Func<SignedFile, Container> read
    )
    {
        var container = read(file);
        var rules = container.Rules;
        var found = new List<Found>();
        foreach (var embedded in container.Signatures)
            Take(embedded, found, rules);
        if (rules.FirstFailure is not null)
            return Deciding.Report(container.Format, [], rules, []);
        if (found.Count == 0 && trust.Catalogues.Count == 0)
            return Deciding.Report(container.Format, [], rules, []);
        var kinds = found
            .Select(one => one.Data is { } data ? DigestKind.FromOid(data.DigestOid) : null)
            .OfType<DigestKind>()
            .ToHashSet();
        if (trust.Catalogues.Count > 0)
            kinds.UnionWith([DigestKind.Sha1, DigestKind.Sha256]);
        IReadOnlyDictionary<DigestKind, byte[]>[] digests = [.. container.Digest(kinds)];
        if (rules.FirstFailure is not null)
            return Deciding.Report(container.Format, [], rules, []);
        // Only a catalogue and an exception need the digest of all bytes; it costs a second read.
        var flat =
            trust.Catalogues.Count > 0 ? file.HashAll(DigestKind.Sha1, DigestKind.Sha256)
            : trust.Policy.Exceptions.Count > 0 ? file.HashAll(DigestKind.Sha256)
            : null;
        var sha256 = flat is null ? null : Convert.ToHexStringLower(flat[DigestKind.Sha256]);
        var entries = found.Select(one => Judge(one, container, digests, sha256, trust)).ToList();
        foreach (var catalogue in trust.Catalogues)
        {
            if (
                Catalogue.MemberEntry(catalogue, container.Format, [.. digests, flat!], sha256, trust) is
                { } entry
            )
                entries.Add(entry);
        }
        var hashed = digests
            .Take(1)
            .SelectMany(set => set)
            .Select(pair => new HashedContent(
                pair.Key.Name,
                Convert.ToHexStringLower(pair.Value),
                container.Covers
            ))
            .OrderBy(content => content.Algorithm, StringComparer.Ordinal)
            .ToArray();
        return Deciding.Report(container.Format, hashed, rules, entries);
    }

    private static void Take(EmbeddedSignature embedded, List<Found> found, RuleList rules)
    {
        if (CmsReader.Read(embedded.Bytes) is not { } message)
        {
            rules.Fail("cms", "The signature cannot be read.", embedded.Place);
            return;
        }
        // CVE-2013-3900: Windows long ignored what follows the message, and installers still hide settings there.
        var rest = embedded.Bytes.AsSpan(message.EncodedLength);
        if (rest.Length > embedded.Padding || rest.IndexOfAnyExcept((byte)0) >= 0)
        {
            rules.Fail(
                "der-length",
                $"{rest.Length} bytes follow the signature; nobody signed them.",
                embedded.Place
            );
            return;
        }
        rules.Pass(
            "der-length",
            $"The signature ends where its {message.EncodedLength} bytes end.",
            embedded.Place
        );
        Add(embedded.Place, message, found, rules, depth: 0);
    }

    private static void Add(string place, CmsMessage message, List<Found> found, RuleList rules, int depth)
    {
        if (message.Signers is not [var signer])
        {
            rules.Fail("signers", $"{message.Signers.Count} signers; Authenticode has one.", place);
            return;
        }
        var data = message is { ContentType: Oids.SpcIndirectData, Content: { } content }
            ? IndirectData.Read(content)
            : null;
        found.Add(new(place, message, signer, data));
        foreach (var nested in signer.UnsignedValues(Oids.NestedSignature))
        {
            if (depth > 1 || found.Count >= SignatureLimits.Nested)
            {
                rules.Fail("nested", "Signatures are nested too deep.", place);
                return;
            }
            if (CmsReader.Read(nested) is not { } inner || inner.EncodedLength != nested.Length)
            {
                rules.Fail("nested", "A nested signature cannot be read.", place);
                return;
            }
            Add($"nested {found.Count}", inner, found, rules, depth + 1);
        }
    }

    private static SignatureEntry Judge(
        Found one,
        Container container,
        IReadOnlyList<IReadOnlyDictionary<DigestKind, byte[]>> digests,
        string? sha256,
        SignatureTrust trust
    )
    {
        var rules = new RuleList();
        var kind = one.Data is { } data ? DigestKind.FromOid(data.DigestOid) : null;
        if (one.Data is null)
            rules.Fail("indirect-data", "The signature is not about a file (no SpcIndirectData).");
        else if (kind is null)
            rules.Fail("algorithm", $"The digest algorithm {one.Data.DigestOid} is not known.");
        else
        {
            rules.Check(
                "subject-type",
                one.Data.SubjectType == container.SubjectType,
                $"The signature is about a {container.Format} file.",
                $"The signature is about another kind of file ({one.Data.SubjectType})."
            );
            rules.Check(
                "digest",
                digests.Any(set =>
                    set.TryGetValue(kind, out var own)
                    && CryptographicOperations.FixedTimeEquals(own, one.Data.Digest)
                ),
                $"The {kind.Name} of {container.Covers} is the one that was signed.",
                $"The {kind.Name} of {container.Covers} is not the one that was signed."
            );
        }
        rules.Skip("page-hashes", "Hashes of single pages are not checked; the digest of the whole is.");
        return CmsJudge.Judge(
            new()
            {
                Kind = "authenticode",
                Place = one.Place,
                Format = container.Format,
                Signer = one.Signer,
                Certificates = [.. one.Message.Certificates.Select(Certificate.Read).OfType<Certificate>()],
                ContentType = Oids.SpcIndirectData,
                ContentDigest = one.Message.Content is { } content
                    ? DigestKind.FromOid(one.Signer.DigestOid)?.Hash(content)
                    : null,
                Purpose = ChainPurpose.Code,
                InnerDigests = kind is null ? [] : [kind],
                FileSha256 = sha256,
            },
            trust,
            rules
        );
    }
}
