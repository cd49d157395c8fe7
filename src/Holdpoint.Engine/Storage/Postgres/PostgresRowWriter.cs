namespace Holdpoint.Engine.Storage.Postgres;

/// <summary>Puts rows into the transaction's queue, and takes the ids of new rows from the server many at a time.</summary>
internal sealed class PostgresRowWriter(PostgresQueue queue, RowStatement statement) : RowWriter
{
    private readonly PostgresStatement _statement = PostgresStatement.Of(statement);
    private readonly PostgresIds? _ids = statement.Target is { GivesId: true } target
        ? new(target.Table)
        : null;

    public override void Write(params ReadOnlySpan<object?> values) =>
        queue.Add(_statement, Row(values, _ids?.Next(queue)));

    public override long WriteAndRead(params ReadOnlySpan<object?> values)
    {
        if (_ids is null)
            return queue.Ask(_statement, Row(values, null));
        var id = _ids.Next(queue);
        queue.Add(_statement, Row(values, id));
        return id;
    }

    public override void Dispose() { }

    private static object[] Row(ReadOnlySpan<object?> values, long? id)
    {
        var row = new object[values.Length + (id is null ? 0 : 1)];
        for (var at = 0; at < values.Length; at++)
            row[at] = PostgresText.Plain(values[at]);
        if (id is { } last)
            row[^1] = last;
        return row;
    }
}
