using Holdpoint.Trust.Json;

namespace Holdpoint.Trust.Attestation.Predicates;

/// <summary>
/// What a medium carries (media-manifest/v1). The subject is the digest of its list of files: a text of one line a file,
/// "SHA-256 length path" after a first line with the format's name, sorted by path (docs/deliverable.md).
/// </summary>
public sealed record MediaManifest
{
    /// <summary>The site that it is for.</summary>
    public required string Site { get; init; }

    /// <summary>The number of the export to that site; never lower than one seen before.</summary>
    public required long ExportSeq { get; init; }

    /// <summary>When it was written (UTC).</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>The medium's identifier, as written on its label.</summary>
    public required string MediumId { get; init; }

    /// <summary>"usb", "optical", "disk" or "network".</summary>
    public required string MediumKind { get; init; }

    /// <summary>The medium's number among those of this export, from 1.</summary>
    public required long Part { get; init; }

    /// <summary>Media of this export.</summary>
    public required long Parts { get; init; }

    /// <summary>Files on it.</summary>
    public required long FileCount { get; init; }

    /// <summary>Bytes of those files.</summary>
    public required long FileBytes { get; init; }

    /// <summary>SHA-256 of the list of files.</summary>
    public required string FileListSha256 { get; init; }

    /// <summary>SHA-256 of timestamp.json of the image repository, which binds the export to its metadata.</summary>
    public required string TimestampSha256 { get; init; }

    /// <summary>The seals.</summary>
    public IReadOnlyList<Seal> Seals { get; init; } = [];

    /// <summary>The sender's log; null where none travels with it.</summary>
    public LogPlace? Log { get; init; }

    /// <summary>The predicate as it was read, with members that are not known here; null where it was made here.</summary>
    public JsonObject? Json { get; init; }

    /// <summary>The kinds of medium.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["usb", "optical", "disk", "network"];

    /// <summary>The statement to sign.</summary>
    public Statement ToStatement() =>
        new([new("FILES", FileListSha256)], PredicateTypes.MediaManifest, ToJson());

    /// <summary>Reads the predicate; null, with the reason, where it is none.</summary>
    public static MediaManifest? Read(Statement statement, out string why)
    {
        if (!Kind.Is(statement, PredicateTypes.MediaManifest, out why))
            return null;
        var json = statement.Predicate;
        var reader = new PredicateReader(json);
        var (medium, files, timestamp) = (
            reader.Object("medium"),
            reader.Object("files"),
            reader.Object("timestamp")
        );
        var list = files.Object("list");
        var manifest = new MediaManifest
        {
            Site = reader.Text("site"),
            ExportSeq = reader.Integer("exportSeq"),
            Created = reader.Time("created"),
            MediumId = medium.Text("id"),
            MediumKind = medium.OneOf("kind", [.. Kinds]),
            Part = medium.Integer("part"),
            Parts = medium.Integer("parts"),
            FileCount = files.Integer("count"),
            FileBytes = files.Integer("bytes"),
            FileListSha256 = list.Text("sha256"),
            TimestampSha256 = timestamp.Text("sha256"),
            Seals = Seal.Read(reader),
            Log = LogPlace.Read(json, reader),
            Json = json,
        };
        foreach (var inner in new[] { medium, files, list, timestamp })
            reader.Take(inner);
        why = reader.Why;
        if (why.Length == 0 && (manifest.Part < 1 || manifest.Part > manifest.Parts))
            why = "predicate.medium.part is not between 1 and predicate.medium.parts.";
        if (why.Length == 0 && (manifest.ExportSeq < 1 || manifest.FileCount < 0 || manifest.FileBytes < 0))
            why = "predicate.exportSeq, files.count or files.bytes is below what it can be.";
        if (why.Length == 0 && !statement.SpeaksOf(manifest.FileListSha256))
            why = "The statement does not speak of predicate.files.list.";
        return why.Length == 0 ? manifest : null;
    }

    private JsonObject ToJson() =>
        JsonObject.Of(
            ("site", Site),
            ("exportSeq", ExportSeq),
            ("created", Times.Write(Created)),
            (
                "medium",
                JsonObject.Of(("id", MediumId), ("kind", MediumKind), ("part", Part), ("parts", Parts))
            ),
            (
                "files",
                JsonObject.Of(
                    ("count", FileCount),
                    ("bytes", FileBytes),
                    ("list", DigestSet.Sha256(FileListSha256))
                )
            ),
            ("timestamp", DigestSet.Sha256(TimestampSha256)),
            ("seals", JsonArray.Of(Seals.Select(seal => (JsonValue)seal.ToJson()))),
            ("log", Log?.ToJson())
        );
}
