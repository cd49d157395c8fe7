using System.Data.Common;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Evaluation.Incremental;

/// <summary>An advisory as evaluation sees it.</summary>
internal sealed record AdvisoryState(
    long Id,
    string Key,
    long Revision,
    string Sha256,
    bool Changed,
    bool WasEvaluated
)
{
    private const string Statement =
        "SELECT a.id, a.key, r.id, r.sha256, a.evaluated_revision_id FROM advisories a "
        + "JOIN advisory_revisions r ON r.id = a.current_revision_id ";

    /// <summary>All of them, by key.</summary>
    /// <param name="reading">The database.</param>
    /// <param name="everything">True to take all for changed.</param>
    public static List<AdvisoryState> All(Reading reading, bool everything) =>
        [.. reading.Rows(Statement + "ORDER BY a.key").Select(row => Of(row, everything))];

    /// <summary>Those with a revision that was not evaluated yet, by key.</summary>
    public static List<AdvisoryState> Pending(Reading reading) =>
        [
            .. reading
                .Rows(
                    Statement
                        + "WHERE a.evaluated_revision_id IS NULL OR a.evaluated_revision_id <> r.id ORDER BY a.key"
                )
                .Select(row => Of(row, everything: false)),
        ];

    private static AdvisoryState Of(DbDataReader row, bool everything)
    {
        var (revision, evaluated) = (row.GetInt64(2), row.NumberOrNull(4));
        return new(
            row.GetInt64(0),
            row.GetString(1),
            revision,
            row.GetString(3),
            everything || evaluated != revision,
            evaluated is not null
        );
    }
}
