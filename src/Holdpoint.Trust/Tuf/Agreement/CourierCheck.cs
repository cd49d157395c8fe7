using Holdpoint.Trust.Tuf.Model;

namespace Holdpoint.Trust.Tuf.Agreement;

/// <summary>What an export's journey looked like, where it is accepted.</summary>
/// <param name="Stamp">The stamp that all repositories carry.</param>
/// <param name="Skipped">How many exports between the last one seen and this one never arrived.</param>
/// <param name="IsRepeat">True where this export was seen before.</param>
/// <param name="IsOverdue">True where a newer export should have arrived by now: somebody may be holding them back.</param>
public sealed record Journey(CourierStamp Stamp, long Skipped, bool IsRepeat, bool IsOverdue);

/// <summary>Holds the stamps of the repositories on one medium against the site and what it saw last.</summary>
public static class CourierCheck
{
    /// <summary>
    /// The journey, or why this is not an export for this site: no stamp, another site's, an older one, or repositories
    /// of two exports put together.
    /// </summary>
    /// <param name="timestamps">The trusted timestamps by repository.</param>
    /// <param name="member">The member that holds the stamp.</param>
    /// <param name="site">The site that looks.</param>
    /// <param name="lastSeq">The highest number that the site accepted; 0 for none.</param>
    /// <param name="now">The time, with its floor.</param>
    public static Judged<Journey> Judge(
        IReadOnlyList<(string Repository, TimestampMetadata Timestamp)> timestamps,
        string member,
        string site,
        long lastSeq,
        DateTimeOffset now
    )
    {
        CourierStamp? first = null;
        foreach (var (repository, timestamp) in timestamps)
        {
            if (CourierStamp.Read(timestamp, member) is not { } stamp)
                return Refuse(
                    repository,
                    RefusalCode.Malformed,
                    "It does not say for which site and export it is."
                );
            if (stamp.Site != site)
                return Refuse(
                    repository,
                    RefusalCode.OtherSite,
                    $"It is for the site {stamp.Site}; this is {site}."
                );
            if (stamp.ExportSeq < lastSeq)
                return Refuse(
                    repository,
                    RefusalCode.Rollback,
                    $"It is export {stamp.ExportSeq}; export {lastSeq} was accepted already."
                );
            first ??= stamp;
            if (stamp != first)
                return Refuse(
                    repository,
                    RefusalCode.Disagreement,
                    $"It is of export {stamp.ExportSeq}, issued {stamp.Issued:yyyy-MM-dd HH:mm}Z; the other repository "
                        + $"of export {first.ExportSeq}, issued {first.Issued:yyyy-MM-dd HH:mm}Z."
                );
        }
        if (first is null)
            return Refuse("", RefusalCode.Missing, "There is no repository.");
        return new Journey(
            first,
            lastSeq == 0 ? 0 : Math.Max(0, first.ExportSeq - lastSeq - 1),
            first.ExportSeq == lastSeq,
            first.NextExportBy < now
        );
    }

    private static TufRefusal Refuse(string repository, string code, string text) =>
        new(
            code,
            Role.Timestamp,
            $"{repository}/{Role.FileOf(Role.Timestamp)}",
            "5.4",
            text,
            "the medium that was made for this site last, whole and from one export"
        );
}
