using Holdpoint.Trust.Json;

namespace Holdpoint.Trust.Attestation.Predicates;

/// <summary>Why a file of a medium was not taken.</summary>
/// <param name="Code">Stable identifier, for example "unlisted-file".</param>
/// <param name="Path">The file; null where it is about the whole.</param>
/// <param name="Text">In words.</param>
public sealed record ImportRefusal(string Code, string? Path, string Text);

/// <summary>
/// What a site took from a medium (import-receipt/v1), for the way back. The subject is the digest of the envelope of the
/// medium's manifest. Counter and the digest of the receipt before make a chain for each site.
/// </summary>
public sealed record ImportReceipt
{
    /// <summary>Its own identifier (ULID).</summary>
    public required string ReceiptId { get; init; }

    /// <summary>The site that imported.</summary>
    public required string Site { get; init; }

    /// <summary>The number of the export.</summary>
    public required long ExportSeq { get; init; }

    /// <summary>The medium.</summary>
    public required string MediumId { get; init; }

    /// <summary>SHA-256 of the envelope of the medium's manifest.</summary>
    public required string ManifestSha256 { get; init; }

    /// <summary>Who imported.</summary>
    public required string Actor { get; init; }

    /// <summary>When (UTC, by the site's clock).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>True where everything was taken, false where nothing was.</summary>
    public required bool Accepted { get; init; }

    /// <summary>Why not; empty where it was accepted.</summary>
    public IReadOnlyList<ImportRefusal> Refusals { get; init; } = [];

    /// <summary>Files that were taken.</summary>
    public required long FileCount { get; init; }

    /// <summary>Bytes of those files.</summary>
    public required long FileBytes { get; init; }

    /// <summary>The seals as they were found.</summary>
    public IReadOnlyList<Seal> Seals { get; init; } = [];

    /// <summary>The versions of root, timestamp and snapshot that the site trusts now.</summary>
    public required (long Root, long Timestamp, long Snapshot) Metadata { get; init; }

    /// <summary>The receipt's number at this site, from 1.</summary>
    public required long Counter { get; init; }

    /// <summary>SHA-256 of the payload of the site's receipt before; null for the first.</summary>
    public string? PreviousSha256 { get; init; }

    /// <summary>The site's log; null where none is meant.</summary>
    public LogPlace? Log { get; init; }

    /// <summary>The predicate as it was read, with members that are not known here; null where it was made here.</summary>
    public JsonObject? Json { get; init; }

    /// <summary>The statement to sign.</summary>
    public Statement ToStatement() =>
        new([new("media.dsse.json", ManifestSha256)], PredicateTypes.ImportReceipt, ToJson());

    /// <summary>Reads the predicate; null, with the reason, where it is none.</summary>
    public static ImportReceipt? Read(Statement statement, out string why)
    {
        if (!Kind.Is(statement, PredicateTypes.ImportReceipt, out why))
            return null;
        var json = statement.Predicate;
        var reader = new PredicateReader(json);
        var (medium, files, metadata) = (
            reader.Object("medium"),
            reader.Object("files"),
            reader.Object("metadata")
        );
        var manifest = medium.Object("manifest");
        var refusals = new List<ImportRefusal>();
        foreach (var one in reader.Objects("refusals"))
        {
            var inner = new PredicateReader(one, "predicate.refusals");
            refusals.Add(new(inner.Text("code"), one["path"]?.AsText, inner.Text("text")));
            reader.Take(inner);
        }
        var receipt = new ImportReceipt
        {
            ReceiptId = reader.Text("receiptId"),
            Site = reader.Text("site"),
            ExportSeq = reader.Integer("exportSeq"),
            MediumId = medium.Text("id"),
            ManifestSha256 = manifest.Text("sha256"),
            Actor = reader.Text("actor"),
            At = reader.Time("at"),
            Accepted = reader.OneOf("result", "ACCEPTED", "REFUSED") == "ACCEPTED",
            Refusals = refusals,
            FileCount = files.Integer("count"),
            FileBytes = files.Integer("bytes"),
            Seals = Seal.Read(reader),
            Metadata = (
                metadata.Integer("root"),
                metadata.Integer("timestamp"),
                metadata.Integer("snapshot")
            ),
            Counter = reader.Integer("counter"),
            PreviousSha256 =
                json["prevReceiptDigest"] is JsonObject
                    ? reader.Object("prevReceiptDigest").Text("sha256")
                    : null,
            Log = LogPlace.Read(json, reader),
            Json = json,
        };
        foreach (var inner in new[] { medium, manifest, files, metadata })
            reader.Take(inner);
        why = reader.Why;
        if (why.Length == 0 && receipt.Accepted == (refusals.Count > 0))
            why = "predicate.result and predicate.refusals contradict each other.";
        if (why.Length == 0 && receipt.Counter < 1)
            why = "predicate.counter is below 1.";
        if (why.Length == 0 && receipt.Counter > 1 && receipt.PreviousSha256 is null)
            why = "predicate.prevReceiptDigest is missing, though it is not the site's first receipt.";
        if (why.Length == 0 && !statement.SpeaksOf(receipt.ManifestSha256))
            why = "The statement does not speak of predicate.medium.manifest.";
        return why.Length == 0 ? receipt : null;
    }

    private JsonObject ToJson() =>
        JsonObject.Of(
            ("receiptId", ReceiptId),
            ("site", Site),
            ("exportSeq", ExportSeq),
            ("medium", JsonObject.Of(("id", MediumId), ("manifest", DigestSet.Sha256(ManifestSha256)))),
            ("actor", Actor),
            ("at", Times.Write(At)),
            ("result", Accepted ? "ACCEPTED" : "REFUSED"),
            (
                "refusals",
                JsonArray.Of(
                    Refusals.Select(one =>
                        (JsonValue)
                            JsonObject.Of(
                                ("code", one.Code),
                                ("path", one.Path is null ? null : (JsonValue)one.Path),
                                ("text", one.Text)
                            )
                    )
                )
            ),
            ("files", JsonObject.Of(("count", FileCount), ("bytes", FileBytes))),
            ("seals", JsonArray.Of(Seals.Select(seal => (JsonValue)seal.ToJson()))),
            (
                "metadata",
                JsonObject.Of(
                    ("root", Metadata.Root),
                    ("timestamp", Metadata.Timestamp),
                    ("snapshot", Metadata.Snapshot)
                )
            ),
            ("counter", Counter),
            ("prevReceiptDigest", PreviousSha256 is null ? null : DigestSet.Sha256(PreviousSha256)),
            ("log", Log?.ToJson())
        );
}
