using System.Data.Common;
using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Evaluation.Candidates;

/// <summary>People's words on single products.</summary>
internal static class WordsInForce
{
    private const string Columns =
        "asset_vendor, asset_product, statement_vendor, statement_product, is_same, by, at, why";

    /// <summary>Those that were not withdrawn.</summary>
    public static List<IdentityRule> Load(Reading reading) =>
        [
            .. reading
                .Rows($"SELECT {Columns} FROM identity_rules WHERE withdrawn_at IS NULL ORDER BY id")
                .Select(row => Of(row, 0)),
        ];

    /// <summary>Those that no evaluation used yet, and withdrawn ones that the last still used.</summary>
    public static List<(long Id, bool IsWithdrawn, IdentityRule Rule)> Pending(Reading reading) =>
        [
            .. reading
                .Rows(
                    $"SELECT id, withdrawn_at, {Columns} FROM identity_rules "
                        + "WHERE (evaluation_id IS NULL AND withdrawn_at IS NULL) OR (evaluation_id IS NOT NULL "
                        + "AND withdrawn_at IS NOT NULL AND withdrawal_evaluation_id IS NULL) ORDER BY id"
                )
                .Select(row => (row.GetInt64(0), !row.IsDBNull(1), Of(row, 2))),
        ];

    private static IdentityRule Of(DbDataReader row, int first) =>
        new(
            row.TextOrNull(first),
            row.GetString(first + 1),
            row.TextOrNull(first + 2),
            row.GetString(first + 3),
            row.GetBoolean(first + 4),
            row.GetString(first + 5),
            row.Moment(first + 6),
            row.GetString(first + 7)
        );
}
