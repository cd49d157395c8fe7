using System.Globalization;
using Holdpoint.Trust.Json;
using Holdpoint.Trust.Tuf.Model;
using Holdpoint.Trust.Tuf.Repository;

namespace Holdpoint.Trust.Tuf.Agreement;

/// <summary>
/// What the timestamp of an export says of its journey, in a member of its own: for which site, the how-manieth export,
/// when it was made, and by when the next one is due.
/// </summary>
/// <param name="Site">The site it is for.</param>
/// <param name="ExportSeq">Its number, counted for each site from 1.</param>
/// <param name="Issued">When it was made.</param>
/// <param name="NextExportBy">By when the next one is due.</param>
public sealed record CourierStamp(
    string Site,
    long ExportSeq,
    DateTimeOffset Issued,
    DateTimeOffset NextExportBy
)
{
    /// <summary>The members to give to <see cref="StampPlan.TimestampExtra"/>.</summary>
    public JsonObject ToExtra(string member) =>
        JsonObject.Of(
            (
                member,
                JsonObject.Of(
                    ("exportSeq", ExportSeq),
                    ("issued", SignedJson.Moment(Issued)),
                    ("nextExportBy", SignedJson.Moment(NextExportBy)),
                    ("site", Site)
                )
            )
        );

    /// <summary>The stamp in a timestamp; null where there is none or something is missing.</summary>
    public static CourierStamp? Read(TimestampMetadata timestamp, string member) =>
        timestamp.Signed[member] is JsonObject stamp
        && stamp["site"]?.AsText is { } site
        && stamp["exportSeq"]?.AsInteger is { } number
        && number > 0
        && Moment(stamp["issued"]) is { } issued
        && Moment(stamp["nextExportBy"]) is { } next
            ? new(site, number, issued, next)
            : null;

    private static DateTimeOffset? Moment(JsonValue? value) =>
        DateTimeOffset.TryParseExact(
            value?.AsText,
            "yyyy-MM-dd'T'HH:mm:ss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var moment
        )
            ? moment
            : null;
}
