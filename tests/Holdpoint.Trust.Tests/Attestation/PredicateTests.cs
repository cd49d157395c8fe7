using Holdpoint.Trust.Attestation;
using Holdpoint.Trust.Attestation.Predicates;
using Holdpoint.Trust.Json;
using Holdpoint.Trust.Keys;
using Holdpoint.Trust.Tests.Log;
using TestResult = Holdpoint.Trust.Attestation.Predicates.TestResult;

namespace Holdpoint.Trust.Tests.Attestation;

public class PredicateTests
{
    private const string Sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static readonly DateTimeOffset At = new(2026, 5, 6, 7, 8, 9, TimeSpan.Zero);
    private static readonly Ed25519Signer Signer = Given.Signer(4);

    [Fact]
    public void What_was_found_at_acquisition_survives()
    {
        var scai = Scai.Of(
            [
                new("HOLDPOINT_AUTHENTICODE_OK"),
                new(
                    "HOLDPOINT_AV_CLEAN",
                    JsonObject.Of(("scanner", "clamav"), ("database", 27_000)),
                    ResourceDescriptor.Of(name: "clamd.txt", sha256: Sha256)
                ),
            ],
            ResourceDescriptor.Of(uri: "holdpoint://desk/hq")
        );
        var read = Scai.Read(Through(PredicateTypes.Scai, scai.Json), out _)!;
        Assert.Equal(
            ["HOLDPOINT_AUTHENTICODE_OK", "HOLDPOINT_AV_CLEAN"],
            read.Attributes.Select(one => one.Name)
        );
        Assert.Equal(Sha256, read.Attributes[1].Evidence!.Sha256);
        Assert.Equal("holdpoint://desk/hq", read.Producer!.Uri);
    }

    [Fact]
    public void A_release_names_its_package() =>
        Assert.Equal(
            "pkg:generic/vendor/fw@2.1",
            ReleasePredicate
                .Read(
                    Through(
                        PredicateTypes.Release,
                        ReleasePredicate.Of("pkg:generic/vendor/fw@2.1", "fw").Json
                    ),
                    out _
                )!
                .Purl
        );

    [Fact]
    public void A_test_result_follows_from_its_tests_and_may_not_contradict_them()
    {
        ResourceDescriptor[] rig = [ResourceDescriptor.Of(name: "plan", sha256: Sha256)];
        Assert.Equal("PASSED", TestResult.Of(rig, ["a"], [], []).Result);
        Assert.Equal("WARNED", TestResult.Of(rig, ["a"], ["b"], []).Result);
        var failed = TestResult.Of(rig, ["a"], ["b"], ["c"]);
        Assert.Equal(["c"], TestResult.Read(Through(PredicateTypes.TestResult, failed.Json), out _)!.Failed);
        var lying = failed.Json.With("result", "PASSED");
        Assert.Null(TestResult.Read(Through(PredicateTypes.TestResult, lying), out var why));
        Assert.Contains("failed", why, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_members_are_kept()
    {
        var json = ReleasePredicate.Of("pkg:a/b").Json.With("later", JsonObject.Of(("x", 1)));
        var read = ReleasePredicate.Read(Through(PredicateTypes.Release, json), out _)!;
        Assert.True(json.SameAs(read.Json));
    }

    [Fact]
    public void A_mediums_manifest_survives()
    {
        var manifest = Manifest();
        var read = MediaManifest.Read(Sealed(manifest.ToStatement()), out _)!;
        Assert.Equal(manifest with { Json = read.Json, Seals = read.Seals }, read);
        Assert.Equal(manifest.Seals, read.Seals);
    }

    [Theory]
    [InlineData("site")]
    [InlineData("exportSeq")]
    [InlineData("medium")]
    [InlineData("files")]
    [InlineData("timestamp")]
    [InlineData("created")]
    public void A_manifest_without_a_member_is_refused_and_names_it(string member)
    {
        var statement = Manifest().ToStatement();
        var cut = statement with { Predicate = statement.Predicate.Without(member) };
        Assert.Null(MediaManifest.Read(Sealed(cut), out var why));
        Assert.Contains(member, why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_manifest_whose_statement_speaks_of_another_list_is_refused()
    {
        var statement = Manifest().ToStatement() with { Subjects = [new("FILES", new string('0', 64))] };
        Assert.Null(MediaManifest.Read(Sealed(statement), out var why));
        Assert.Contains("does not speak", why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_receipt_of_import_survives_and_may_not_contradict_itself()
    {
        var receipt = new ImportReceipt
        {
            ReceiptId = "01J0000000000000000000000A",
            Site = "S",
            ExportSeq = 4,
            MediumId = "HP-S-4",
            ManifestSha256 = Sha256,
            Actor = "berta",
            At = At,
            Accepted = false,
            Refusals = [new("unlisted-file", "autorun.inf", "Nobody signed this file.")],
            FileCount = 0,
            FileBytes = 0,
            Metadata = (1, 7, 7),
            Counter = 2,
            PreviousSha256 = Sha256,
            Log = new("holdpoint/s", 12, 11),
        };
        var read = ImportReceipt.Read(Sealed(receipt.ToStatement()), out _)!;
        Assert.Equal(receipt.Refusals, read.Refusals);
        Assert.Equal((receipt.Metadata, receipt.Log), (read.Metadata, read.Log));
        var lying = receipt with { Accepted = true };
        Assert.Null(ImportReceipt.Read(Sealed(lying.ToStatement()), out _));
        var unchained = receipt with { PreviousSha256 = null };
        Assert.Null(ImportReceipt.Read(Sealed(unchained.ToStatement()), out _));
    }

    [Fact]
    public void A_receipt_of_deployment_is_read_with_its_steps()
    {
        var receipt = DeploymentReceipt.Read(Receipt(), out var why);
        Assert.True(receipt is not null, why);
        Assert.Equal(["stop", "install"], receipt.Steps.Select(step => step.Name));
        Assert.Equal(("INSTALLED", 1L, null), (receipt.Outcome, receipt.Counter, receipt.PreviousSha256));
    }

    [Theory]
    [InlineData("outcome")]
    [InlineData("nonce")]
    [InlineData("order")]
    [InlineData("clock")]
    [InlineData("asset")]
    public void A_receipt_without_a_member_is_refused_and_names_it(string member)
    {
        Assert.Null(DeploymentReceipt.Read(Receipt().Without(member), out var why));
        Assert.Contains(member, why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_later_receipt_names_the_one_before()
    {
        Assert.Null(DeploymentReceipt.Read(Receipt().With("counter", 2), out var why));
        Assert.Contains("prevReceiptDigest", why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_statement_of_another_kind_is_not_read() =>
        Assert.Null(Scai.Read(Through(PredicateTypes.Release, ReleasePredicate.Of("pkg:a/b").Json), out _));

    [Fact]
    public void A_payload_of_another_type_is_no_statement()
    {
        var envelope = Envelope.Sign("text/plain", Manifest().ToStatement().ToBytes(), Signer);
        Assert.Null(
            Statement.Read(envelope.Verify([KeyObject.Of(Signer.PublicKey)], 1, out _)!, out var why)
        );
        Assert.Contains("text/plain", why, StringComparison.Ordinal);
    }

    private static MediaManifest Manifest() =>
        new()
        {
            Site = "S",
            ExportSeq = 4,
            Created = At,
            MediumId = "HP-S-4",
            MediumKind = "usb",
            Part = 1,
            Parts = 2,
            FileCount = 20,
            FileBytes = 123_456,
            FileListSha256 = Sha256,
            TimestampSha256 = Sha256,
            Seals = [new("0042", "bag", null, Sha256)],
            Log = new("holdpoint/hq", 99),
        };

    private static JsonObject Receipt() =>
        JsonObject.Of(
            ("receiptId", "01J0000000000000000000000B"),
            ("site", "S"),
            ("asset", JsonObject.Of(("id", "PLC-1"))),
            ("order", JsonObject.Of(("id", "WO-7"), ("digest", JsonObject.Of(("sha256", Sha256))))),
            ("actor", JsonObject.Of(("kind", "technician"), ("id", "carl"))),
            ("clock", JsonObject.Of(("os", "2026-05-06T07:08:09Z"), ("floor", "2026-05-06T07:00:00Z"))),
            (
                "steps",
                JsonArray.Of(
                    new[] { "stop", "install" }.Select(name =>
                        (JsonValue)
                            JsonObject.Of(
                                ("name", name),
                                ("state", "done"),
                                ("started", "2026-05-06T07:08:09Z"),
                                ("exit", 0)
                            )
                    )
                )
            ),
            ("outcome", "INSTALLED"),
            ("counter", 1),
            ("nonce", "abc")
        );

    private static Statement Through(string type, JsonObject predicate) =>
        Sealed(new Statement([new Subject("patch.exe", Sha256)], type, predicate));

    private static Statement Sealed(Statement statement)
    {
        var read = Envelope.Parse(statement.Sign(Signer).ToBytes(), out _)!;
        return Statement.Read(read.Verify([KeyObject.Of(Signer.PublicKey)], 1, out _)!, out _)!;
    }
}
