namespace Holdpoint.Csaf.Validation.Tests;

/// <summary>Product identification helpers (6.1.13, 6.1.25, 6.1.42 to 6.1.44, 6.1.61, 6.2.8, 6.2.9, 6.2.16, 6.2.31, 6.2.32, 6.2.52, 6.3.5).</summary>
internal static class HelperTests
{
    /// <summary>The digests that OpenSSL knows (3.1.3.3.2).</summary>
    private static readonly HashSet<string> KnownDigests = new(StringComparer.Ordinal)
    {
        "blake2b512",
        "blake2s256",
        "md4",
        "md5",
        "md5-sha1",
        "mdc2",
        "ripemd",
        "ripemd160",
        "rmd160",
        "sha1",
        "sha224",
        "sha256",
        "sha3-224",
        "sha3-256",
        "sha3-384",
        "sha3-512",
        "sha384",
        "sha512",
        "sha512-224",
        "sha512-256",
        "shake128",
        "shake256",
        "sm3",
        "ssl3-md5",
        "ssl3-sha1",
        "whirlpool",
    };

    public static void InvalidPurl(Subject subject, Report report)
    {
        foreach (var node in Purls(subject))
        {
            if (node.Text is { } text && Purl.Fault(text) is { } fault)
                report.Fail(node, fault);
        }
    }

    public static void PurlsBeyondQualifiers(Subject subject, Report report)
    {
        foreach (var product in subject.Products)
        {
            var purls = product.Helper["purls"].Items.ToList();
            foreach (var node in purls.Skip(1))
            {
                if (Purl.WithoutQualifiers(node.Text) != Purl.WithoutQualifiers(purls[0].Text))
                    report.Fail(node, "The purls of a product may differ only in their qualifiers.");
            }
        }
    }

    public static void SameDigestTwice(Subject subject, Report report)
    {
        foreach (var file in Files(subject))
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var hash in file["file_hashes"].Items)
            {
                if (hash["algorithm"].Text is { } algorithm && !seen.Add(algorithm))
                    report.Fail(hash, $"There is more than one {algorithm} of the file.");
            }
        }
    }

    public static void StarsInModelNumbers(Subject subject, Report report) =>
        Stars(subject, report, "model_numbers");

    public static void StarsInSerialNumbers(Subject subject, Report report) =>
        Stars(subject, report, "serial_numbers");

    public static void StarsInSkus(Subject subject, Report report) => Stars(subject, report, "skus");

    public static void OnlyMd5(Subject subject, Report report) => OnlyDigest(subject, report, "md5");

    public static void OnlySha1(Subject subject, Report report) => OnlyDigest(subject, report, "sha1");

    public static void UnknownDigest(Subject subject, Report report)
    {
        foreach (var hash in Files(subject).SelectMany(f => f["file_hashes"].Items))
        {
            if (hash["algorithm"].Text is { } algorithm && !KnownDigests.Contains(algorithm))
                report.Fail(hash["algorithm"], $"{algorithm} is no known digest.");
        }
    }

    public static void ShortHash(Subject subject, Report report)
    {
        foreach (var hash in Files(subject).SelectMany(f => f["file_hashes"].Items))
        {
            if (hash["value"].Text is { Length: < 64 })
                report.Fail(hash["value"], "The hash is shorter than 64 characters.");
        }
    }

    public static void MissingHelper(Subject subject, Report report)
    {
        foreach (var product in subject.Products.Where(p => !p.Helper.Exists))
            report.Fail(product.Node, $"{product.Id} has nothing that identifies it in an inventory.");
    }

    public static void HardwareWithoutPath(Subject subject, Report report)
    {
        var referenced = ProductIdTests
            .Combinations(subject)
            .SelectMany(c => c.References)
            .Select(r => r.Text)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var product in subject.Products)
        {
            var isHardware =
                product.Helper["serial_numbers"].Exists || product.Helper["model_numbers"].Exists;
            if (isHardware && !referenced.Contains(product.Id))
                report.Fail(product.Node, $"{product.Id} looks like hardware, but nothing is related to it.");
        }
    }

    public static void SameHelperTwice(Subject subject, Report report)
    {
        var seen = new Dictionary<(string, string), string>();
        foreach (var product in subject.Products)
        {
            foreach (var helper in product.Helper.Members)
            {
                IEnumerable<Node> values =
                    helper.Json.ValueKind == System.Text.Json.JsonValueKind.Array ? helper.Items : [helper];
                foreach (var value in values)
                {
                    var key = (helper.Name!, UnorderedJson.Of(value.Json));
                    if (seen.TryAdd(key, product.Id) || seen[key] == product.Id)
                        continue;
                    report.Fail(value, $"{seen[key]} and {product.Id} have the same {helper.Name}.");
                }
            }
        }
    }

    private static IEnumerable<Node> Files(Subject subject) =>
        subject.Products.SelectMany(p => p.Helper["hashes"].Items);

    private static IEnumerable<Node> Purls(Subject subject) =>
        subject.Products.SelectMany(p => subject.Is21 ? p.Helper["purls"].Items : [p.Helper["purl"]]);

    private static void OnlyDigest(Subject subject, Report report, string digest)
    {
        foreach (var file in Files(subject))
        {
            var algorithms = file["file_hashes"].Items.Select(h => h["algorithm"].Text).ToList();
            if (algorithms.Count > 0 && algorithms.TrueForAll(a => a == digest))
                report.Fail(file["file_hashes"], $"{digest} is the only digest of the file.");
        }
    }

    private static void Stars(Subject subject, Report report, string property)
    {
        foreach (var node in subject.Products.SelectMany(p => p.Helper[property].Items))
        {
            var stars = 0;
            var text = node.Text ?? "";
            for (var i = 0; i < text.Length; i++)
            {
                if (text[i] == '\\')
                    i++;
                else if (text[i] == '*')
                    stars++;
            }
            if (stars > 1)
                report.Fail(node, $"{text} has more than one unescaped star.");
        }
    }
}
