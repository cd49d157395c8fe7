using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Holdpoint.Trust.Json;
using Holdpoint.Trust.Log;
using Holdpoint.Trust.Tuf.Repository;

namespace Holdpoint.Core.Deployment.Deliverables;

/// <summary>
/// What a site must be given once, by a way it trusts, to verify every deliverable after that: both roots, its name, the
/// keys of headquarters' log. Nothing in it is secret; that it is the right one is seen by its fingerprint.
/// </summary>
public sealed record SiteKit
{
    /// <summary>The format's name.</summary>
    public const string Format = "holdpoint-kit/v1";

    private static readonly JsonLimits Limits = new(Bytes: 1 << 20);

    /// <summary>The site that deliverables must be for.</summary>
    public required string Site { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset Made { get; init; }

    /// <summary>The catalogue's root that the site pins.</summary>
    public required ImmutableArray<byte> CatalogueRoot { get; init; }

    /// <summary>The root of the site's director that it pins.</summary>
    public required ImmutableArray<byte> DirectorRoot { get; init; }

    /// <summary>The key of headquarters' log.</summary>
    public required NoteKey Log { get; init; }

    /// <summary>What that log held when the kit was made; every later checkpoint must continue it. Null where nothing was in it.</summary>
    public Checkpoint? Known { get; init; }

    /// <summary>The key under which headquarters cosigns the site's log; null where it does not.</summary>
    public NoteKey? Witness { get; init; }

    /// <summary>True where the site takes no file without a Release for it.</summary>
    public bool IsReleaseNeeded { get; init; }

    /// <summary>The kit as a file: one kit has one text.</summary>
    public byte[] ToFile() =>
        JsonWriter.Write(
            JsonObject.Of(
                ("format", Format),
                ("site", Site),
                ("made", Moment(Made)),
                ("releaseNeeded", IsReleaseNeeded),
                ("catalogueRoot", Convert.ToBase64String(CatalogueRoot.AsSpan())),
                ("directorRoot", Convert.ToBase64String(DirectorRoot.AsSpan())),
                ("log", Log.ToString()),
                ("known", Known is null ? null : (JsonValue)Encoding.UTF8.GetString(Known.Note.ToBytes())),
                ("witness", Witness is null ? null : (JsonValue)Witness.ToString())
            )
        );

    /// <summary>SHA-256 of the file in lower-case hexadecimal: what is compared by another way than the kit came.</summary>
    public string Fingerprint() => Convert.ToHexStringLower(SHA256.HashData(ToFile()));

    /// <summary>A fingerprint as it is read aloud: groups of four digits.</summary>
    public static string Spoken(string fingerprint)
    {
        ArgumentNullException.ThrowIfNull(fingerprint);
        return string.Join(' ', fingerprint.Chunk(4).Select(group => new string(group)));
    }

    /// <summary>Whether what a person typed is this kit's fingerprint; blanks, dashes and case do not count.</summary>
    public bool IsFingerprint(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var digits = typed.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or ':')).ToArray();
        return new string(digits).Equals(Fingerprint(), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Reads a kit; null, with the reason, where it is none.</summary>
    public static SiteKit? Read(ReadOnlyMemory<byte> file, out string why)
    {
        why = "It is no kit of a site (holdpoint deliverable kit makes one).";
        if (
            JsonReader.ReadObject(file.Span, Limits, out _) is not { } json
            || json["format"]?.AsText != Format
            || json["site"]?.AsText is not { Length: > 0 } site
            || Moment(json["made"]?.AsText) is not { } made
            || json["releaseNeeded"]?.AsTruth is not { } releaseNeeded
            || Root(json["catalogueRoot"]?.AsText) is not { } catalogue
            || Root(json["directorRoot"]?.AsText) is not { } director
        )
            return null;
        if (
            Wrong(catalogue.Words, RootWords.Catalogue, null)
            || Wrong(director.Words, RootWords.Director, site)
        )
        {
            why = $"Its roots are not those of the catalogue and of the director of {site}.";
            return null;
        }
        if (NoteKey.Parse(json["log"]?.AsText ?? "", out why) is not { } log)
            return null;
        NoteKey? witness = null;
        Checkpoint? known = null;
        if (json["witness"]?.AsText is { } text && (witness = NoteKey.Parse(text, out why)) is null)
            return null;
        if (json["known"]?.AsText is { } note)
        {
            known = Checkpoint.Parse(Encoding.UTF8.GetBytes(note), out why);
            if (known is null || known.Verify(log, [], out why).Count == 0)
                return null;
        }
        var kit = new SiteKit
        {
            Site = site,
            Made = made,
            CatalogueRoot = catalogue.Bytes,
            DirectorRoot = director.Bytes,
            Log = log,
            Known = known,
            Witness = witness,
            IsReleaseNeeded = releaseNeeded,
        };
        why = "It is not written as kits are written: it was edited, or changed on its way.";
        return kit.ToFile().AsSpan().SequenceEqual(file.Span) ? kit : null;
    }

    // A root that says nothing of ours was made without "deliverable init"; one that says another thing is another's.
    private static bool Wrong(RootWords words, string repository, string? site) =>
        words.Repository != repository || words.Site != site;

    private static (ImmutableArray<byte> Bytes, RootWords Words)? Root(string? text)
    {
        var bytes = new byte[(text?.Length ?? 0) / 4 * 3];
        return
            text is not null
            && Convert.TryFromBase64String(text, bytes, out var length)
            && TufRepository.Start(bytes.AsMemory(0, length)).Value is { } repository
            ? ([.. bytes.AsSpan(0, length)], RootWords.Read(repository.Root))
            : null;
    }

    private static string Moment(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParseExact(
            text,
            "yyyy-MM-dd'T'HH:mm:ss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var at
        )
            ? at
            : null;
}
