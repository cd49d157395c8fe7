using System.Data.Common;
using System.Net.Sockets;
using Npgsql;

namespace Holdpoint.Engine.Storage.Postgres;

/// <summary>A server's faults in words that say what to do. No password is ever in them.</summary>
internal static class PostgresFaults
{
    // By SQLSTATE.
    private static readonly Dictionary<string, Func<Told, string>> Words = new(StringComparer.Ordinal)
    {
        ["28P01"] = told =>
            $"{told.Place} refused the password of \"{told.User}\". Give the right one: Password=… in --db, $PGPASSWORD, or a file that $PGPASSFILE names.",
        ["28000"] = told =>
            $"{told.Place} does not let \"{told.User}\" in: {told.Says} Let that user in from this machine (pg_hba.conf), or name another one with Username=….",
        ["3D000"] = told =>
            $"There is no database \"{told.Database}\" on {told.Place}. Make it: createdb -E UTF8 -T template0 -O {told.User} {told.Database}, or name another one with Database=….",
        ["42501"] = told =>
            $"The user \"{told.User}\" may not do that in \"{told.Database}\": {told.Says} Make the user the database's owner: ALTER DATABASE {told.Database} OWNER TO {told.User}.",
        ["53300"] = told =>
            $"{told.Place} takes no more connections: {told.Says} Try again later, or allow more (max_connections).",
        ["53100"] = told =>
            $"The disk of the database is full: {told.Says} Nothing half was written; make room and run the command again.",
        ["54000"] = told =>
            $"The server cannot take a name that is this long into an index: {told.Says} Nothing was done; shorten the name, or leave the file with it out.",
        ["25006"] = told =>
            $"{told.Place} can only be read: {told.Says} Name the server that writes (Target Session Attributes=primary).",
        ["55P03"] = _ =>
            "Another Holdpoint has been writing for more than two minutes; nothing was done. Run the command again later.",
        ["57P01"] = Lost,
        ["57P02"] = Lost,
        ["57P03"] = told =>
            $"{told.Place} is starting or stopping: {told.Says} Run the command again in a moment.",
        ["57P05"] = Lost,
        ["25P03"] = Lost,
    };

    /// <summary>Words for a fault.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="connection">Where to, while it is being opened; null afterwards.</param>
    public static StorageException Explain(DbException fault, NpgsqlConnectionStringBuilder? connection)
    {
        var place = connection is null ? "The database server" : Place(connection);
        var told = new Told(
            "",
            place,
            connection?.Database ?? "holdpoint",
            connection?.Username ?? Environment.UserName
        );
        if (fault is PostgresException server)
        {
            told = told with { Says = Sentence(server.MessageText) };
            return new(
                Words.TryGetValue(server.SqlState, out var words)
                    ? words(told)
                    : $"The database refused: {told.Says} (SQLSTATE {server.SqlState}). Nothing half was written; the server's log says more.",
                fault
            );
        }
        var cause = Innermost(fault);
        told = told with { Says = Sentence(cause.Message) };
        return new(
            connection is not null && cause is SocketException or TimeoutException
                ? $"{place} cannot be reached: {told.Says} Is the server running, and are host and port right? Nothing was done."
                : Lost(told),
            fault
        );
    }

    /// <summary>Where a connection goes to.</summary>
    public static string Place(NpgsqlConnectionStringBuilder connection) =>
        $"The server {connection.Host}:{connection.Port}";

    private static string Lost(Told told) =>
        $"The connection to the database was lost: {told.Says} Nothing half was written; look to the server and run the command again.";

    private static string Sentence(string text) => text.TrimEnd('.') + ".";

    private static Exception Innermost(Exception fault)
    {
        while (fault.InnerException is { } inner)
            fault = inner;
        return fault;
    }

    private sealed record Told(string Says, string Place, string Database, string User);
}
