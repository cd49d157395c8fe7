using System.Diagnostics;
using System.Text;
using CsCheck;
using Holdpoint.Csaf.Provider;
using Holdpoint.Csaf.Provider.Listings;
using Holdpoint.Csaf.Provider.Metadata;
using Holdpoint.Csaf.Provider.Signatures;
using Holdpoint.Csaf.Tests.Provider.Sync;
using Holdpoint.Tests;

namespace Holdpoint.Csaf.Tests.Provider;

/// <summary>Mutated real inputs and plain noise: every reader gives an answer, soon, and never throws.</summary>
public class ReaderFuzzTests
{
    private static readonly Uri Address = new("https://provider.test/csaf/x.json");
    private static readonly TestKey Key = new();
    private static readonly byte[] Document = TestProvider.Document("TEST-0001");

    private static readonly byte[][] Seeds =
    [
        .. new TestProvider { Key = Key, UsesFeed = true }
            .With(3)
            .Files()
            .Values,
        """{"aggregator":{"category":"lister","name":"A"},"csaf_providers":[{"metadata":{"url":"https://a.test/p.json","publisher":{"name":"x"}},"mirrors":["https://m.test/p.json"]}]}"""u8.ToArray(),
        """{"service":{"workspace":[{"collection":[{"href":"https://a.test/f.json","categories":{"category":[{"scheme":"https://www.first.org/tlp/","term":"RED"}]}}]}]}}"""u8.ToArray(),
        "Contact: x\nCSAF: https://a.test/provider-metadata.json\n"u8.ToArray(),
        Encoding.ASCII.GetBytes(new string('a', 128) + "  x.json"),
    ];

    private static readonly Gen<byte[]> Mutated =
        from seed in Gen.Int[0, Seeds.Length - 1].Select(i => Seeds[i])
        from cuts in Gen.Select(Gen.Int[0, seed.Length], Gen.Int[0, 8], Gen.Byte.Array[0, 6]).Array[1, 6]
        select Mutate(seed, cuts);

    private static readonly Gen<byte[]> Inputs = Gen.OneOf(Mutated, Mutated, Mutated, Gen.Byte.Array[0, 400]);

    [Fact]
    public void Listings_and_metadata_never_throw() =>
        Run(bytes =>
        {
            ProviderMetadataReader.Parse(bytes, Address);
            AggregatorReader.Parse(bytes, Address);
            SecurityTxt.CsafAddresses(bytes);
            DocumentHeaderReader.Parse(bytes, "x");
            RolieServiceReader.Parse(bytes, Address);
            Listing?[] listings =
            [
                RolieFeedReader.Parse(bytes, Address, TlpLabel.Clear).Value,
                DirectoryIndexReader.ParseIndex(bytes, Address, TlpLabel.Clear).Value,
                DirectoryIndexReader.ParseChanges(bytes, Address, TlpLabel.Clear).Value,
            ];
            // Whatever is listed may be used as a file name.
            foreach (var listed in listings.SelectMany(l => l?.Documents ?? []))
                Assert.Equal(
                    listed.Name,
                    Path.GetFileName(Path.GetFullPath(Path.Combine("/mirror", listed.Name)))
                );
        });

    [Fact]
    public void Keys_never_throw_and_never_verify_what_they_did_not_sign()
    {
        var signature = new TestKey("stranger").Sign(Document);
        Run(bytes =>
        {
            var keys = OpenPgpKeyReader.Parse(bytes, "x").Value ?? [];
            Assert.False(
                DetachedSignature.Check(Document, signature, [.. keys], DateTimeOffset.UtcNow).IsValid
            );
        });
    }

    [Fact]
    public void Signatures_never_throw_and_a_valid_one_is_over_these_very_bytes()
    {
        var keys = OpenPgpKeyReader.Parse(Key.Armored, "x").Value!;
        var good = Key.Sign(Document);
        // Not one of the documents that the seeds carry signatures for.
        var other = TestProvider.Document("TEST-9999");
        var mutations =
            from cuts in Gen.Select(Gen.Int[0, good.Length], Gen.Int[0, 4], Gen.Byte.Array[0, 4]).Array[1, 4]
            select Mutate(good, cuts);
        Run(
            bytes =>
            {
                DetachedSignature.Check(Document, bytes, keys, DateTimeOffset.UtcNow);
                Assert.False(
                    DetachedSignature.Check(other, bytes, keys, DateTimeOffset.UtcNow).IsValid,
                    Convert.ToBase64String(bytes)
                );
            },
            Gen.OneOf(mutations, Inputs)
        );
    }

    [Theory]
    [InlineData("{\"feed\":{\"entry\":[")]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    public void A_megabyte_of_openings_is_refused_at_once(string opening)
    {
        var bytes = Encoding.UTF8.GetBytes(
            string.Concat(Enumerable.Repeat(opening, 1_000_000 / opening.Length))
        );
        var clock = Stopwatch.StartNew();
        Assert.Null(RolieFeedReader.Parse(bytes, Address, TlpLabel.Clear).Value);
        Assert.Null(ProviderMetadataReader.Parse(bytes, Address).Value);
        Assert.InRange(clock.ElapsedMilliseconds, 0, 5_000);
    }

    [Fact]
    public void A_hundred_thousand_bad_lines_leave_a_bounded_report()
    {
        var bytes = Encoding.UTF8.GetBytes(
            string.Concat(Enumerable.Repeat("../up.json,x\n", 100_000)) + "2024/a.json,2024-01-01T00:00:00Z\n"
        );
        var read = DirectoryIndexReader.ParseChanges(bytes, Address, TlpLabel.Clear);
        Assert.Single(read.Value!.Documents);
        Assert.Equal(ProviderLimits.ProblemsKept + 1, read.Problems.Count);
        Assert.StartsWith("99000 more", read.Problems[^1].Text, StringComparison.Ordinal);
    }

    private static void Run(Action<byte[]> read, Gen<byte[]>? inputs = null) =>
        (inputs ?? Inputs).Sample(read, time: FuzzBudget.Seconds, threads: 1);

    private static byte[] Mutate(byte[] seed, (int At, int Drop, byte[] Put)[] cuts)
    {
        var bytes = seed.ToList();
        foreach (var (at, drop, put) in cuts)
        {
            var place = Math.Min(at, bytes.Count);
            bytes.RemoveRange(place, Math.Min(drop, bytes.Count - place));
            bytes.InsertRange(place, put);
        }
        return [.. bytes];
    }
}
