using Holdpoint.Engine.Storage;
using Holdpoint.Engine.Storage.Postgres;

namespace Holdpoint.Engine.Tests.Storage.Postgres;

public sealed class PostgresAddressTests
{
    [Theory]
    [InlineData("Host=db;Database=h", true)]
    [InlineData("server=db;Database=h", true)]
    [InlineData("postgres://u@db/h", true)]
    [InlineData("postgresql://db/h", true)]
    [InlineData("", false)]
    [InlineData("plant.db", false)]
    [InlineData("/data/Host=odd name.db", false)]
    [InlineData("Data Source=plant.db;Mode=ReadWrite", false)]
    public void A_server_is_told_from_a_file(string text, bool isServer) =>
        Assert.Equal(isServer, PostgresAddress.IsOne(text));

    [Fact]
    public void An_address_is_read_as_libpq_reads_it()
    {
        var read = PostgresAddress.Read(
            "postgresql://an%40na:pass%3Aw%2Ford@db.example:5433/plant%201?sslmode=verify-full&connect_timeout=7"
        );
        Assert.Equal(
            ("db.example", 5433, "plant 1", "an@na", "pass:w/ord", Npgsql.SslMode.VerifyFull, 7),
            (read.Host, read.Port, read.Database, read.Username, read.Password, read.SslMode, read.Timeout)
        );
        Assert.Equal("/run/pg", PostgresAddress.Read("postgres:///plant?host=%2Frun%2Fpg").Host);
    }

    [Theory]
    [InlineData("Host=db")]
    [InlineData("Host=db;Database=h;Nonsense=1;Password=secret")]
    [InlineData("Host=db;Database=h;Port=abc;Password=secret")]
    [InlineData("postgres://u:secret@db:99999/h")]
    [InlineData("postgres://u:secret@db/h?what=1")]
    [InlineData("postgres://u:secret@db/")]
    public void What_cannot_be_understood_is_refused_without_showing_a_password(string text)
    {
        var refused = Assert.Throws<StorageException>(() => PostgresAddress.Read(text));
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Database=", refused.Message, StringComparison.Ordinal);
    }
}
