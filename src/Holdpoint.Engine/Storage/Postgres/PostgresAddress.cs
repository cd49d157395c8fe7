using System.Data.Common;
using Npgsql;

namespace Holdpoint.Engine.Storage.Postgres;

/// <summary>Reads how a server is named: Npgsql's <c>Host=…;Database=…</c>, or the address that libpq's programs take.</summary>
internal static class PostgresAddress
{
    private static readonly string[] Schemes = ["postgres://", "postgresql://"];
    private static readonly string[] HostWords = ["host", "server"];

    // libpq's words in an address, and Npgsql's for the same.
    private static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["host"] = "Host",
        ["port"] = "Port",
        ["dbname"] = "Database",
        ["user"] = "Username",
        ["password"] = "Password",
        ["passfile"] = "Passfile",
        ["sslmode"] = "SSL Mode",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["sslrootcert"] = "Root Certificate",
        ["connect_timeout"] = "Timeout",
        ["application_name"] = "Application Name",
    };

    /// <summary>True where a text names a server rather than a file.</summary>
    public static bool IsOne(string text) => IsUri(text) || Array.Exists(HostWords, Parts(text).ContainsKey);

    /// <summary>The connection that a text means.</summary>
    /// <exception cref="StorageException">It cannot be understood; the message shows no password.</exception>
    public static NpgsqlConnectionStringBuilder Read(string text)
    {
        try
        {
            var connection = IsUri(text) ? OfUri(text) : new NpgsqlConnectionStringBuilder(text);
            if (string.IsNullOrEmpty(connection.Database))
                throw new StorageException(
                    "The connection to PostgreSQL names no database: add \"Database=NAME\"."
                );
            return connection;
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new StorageException(
                $"The connection to PostgreSQL cannot be understood: {fault.Message} Write \"Host=SERVER;Database=NAME;Username=USER\".",
                fault
            );
        }
    }

    private static bool IsUri(string text) =>
        Array.Exists(Schemes, scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    private static NpgsqlConnectionStringBuilder OfUri(string text)
    {
        var uri = new Uri(text);
        var connection = new NpgsqlConnectionStringBuilder
        {
            Database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/')),
        };
        if (uri.Host.Length > 0)
            connection.Host = uri.Host;
        if (uri.Port > 0)
            connection.Port = uri.Port;
        var user = uri.UserInfo.Split(':', 2);
        if (user[0].Length > 0)
            connection.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1)
            connection.Password = Uri.UnescapeDataString(user[1]);
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            var value = parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "";
            connection[Words.TryGetValue(parts[0], out var word) ? word : parts[0]] =
                word == "SSL Mode" ? value.Replace("-", "", StringComparison.Ordinal) : value;
        }
        return connection;
    }

    private static Dictionary<string, string> Parts(string text)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        try
        {
            var builder = new DbConnectionStringBuilder { ConnectionString = text };
            foreach (string key in builder.Keys)
                parts[key] = "";
        }
        catch (ArgumentException)
        {
            // A file name.
        }
        return parts;
    }
}
