using System.Data.Common;

namespace Holdpoint.Engine.Storage;

/// <summary>Values between rows and plain statements, the same as the mapper keeps them.</summary>
internal static class RowValues
{
    public static object Plain(object? value) =>
        value switch
        {
            null => DBNull.Value,
            DateTimeOffset moment => UtcText.Write(moment),
            DateOnly date => DateText.Write(date),
            _ => value,
        };

    public static string? TextOrNull(this DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    public static long? NumberOrNull(this DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetInt64(column);

    public static DateTimeOffset Moment(this DbDataReader row, int column) =>
        UtcText.Read(row.GetString(column));

    public static DateTimeOffset? MomentOrNull(this DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.Moment(column);

    public static DateOnly? DateOrNull(this DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateText.Read(row.GetString(column));
}
