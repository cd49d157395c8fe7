using Holdpoint.Core.Access;
using Holdpoint.Engine.Storage;
using Holdpoint.Server.Access.Identities;

namespace Holdpoint.Server.Tests.Access.Identities;

/// <summary>A mistake in who is trusted keeps the server from starting.</summary>
public sealed class IdentityFileTests : IDisposable
{
    private const string Grants = """ "grants": [{ "value": "x", "role": "Engineer", "site": "North" }] """;
    private const string Provider =
        """ "id": "company", "name": "C", "issuer": "https://c.example", "clientId": "h", """ + Grants;

    private readonly string _directory = Directory.CreateTempSubdirectory("holdpoint-identity-").FullName;

    [Fact]
    public void Without_a_file_people_come_in_with_what_is_kept_here()
    {
        var settings = IdentityFile.Read(_directory);

        Assert.Empty(settings.Providers);
        Assert.True(settings.LetsInLocally("anybody"));
    }

    [Fact]
    public void A_provider_is_read_with_what_its_claims_give()
    {
        var settings = Read(
            $$"""{ "localSignIn": false, "breakGlass": "glass", "providers": [{ {{Provider}} }] }"""
        );

        var grant = Assert.Single(Assert.Single(settings.Providers).Grants);
        Assert.Equal(("x", Role.Engineer, "North"), (grant.Value, grant.Role, grant.Site));
        Assert.True(settings.LetsInLocally("Glass"));
        Assert.False(settings.LetsInLocally("anybody"));
    }

    [Theory]
    [InlineData("""{ "localSignIn": false }""", "nobody could come in")]
    [InlineData("""{ "localSignIn": false, "providers": [{ PROVIDER }] }""", "breakGlass")]
    [InlineData("""{ "providers": [{ PROVIDER }, { PROVIDER }] }""", "same id")]
    [InlineData("""{ "address": "http://h.example", "providers": [{ PROVIDER }] }""", "https")]
    [InlineData("""{ "trustEverybody": true }""", "cannot be understood")]
    [InlineData(
        """{ "providers": [{ "id": "a/b", "name": "C", "issuer": "https://c", "clientId": "h" }] }""",
        "id"
    )]
    [InlineData(
        """{ "providers": [{ "id": "a", "name": "C", "issuer": "http://c", "clientId": "h" }] }""",
        "https"
    )]
    [InlineData(
        """{ "providers": [{ "id": "a", "name": "C", "issuer": "https://c", "clientId": "h" }] }""",
        "grants"
    )]
    public void What_is_not_safe_or_not_understood_is_refused(string text, string says) =>
        Assert.Contains(
            says,
            Assert
                .Throws<StorageException>(() =>
                    Read(text.Replace("PROVIDER", Provider, StringComparison.Ordinal))
                )
                .Message,
            StringComparison.Ordinal
        );

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private IdentitySettings Read(string text)
    {
        File.WriteAllText(Path.Combine(_directory, IdentitySettings.FileName), text);
        return IdentityFile.Read(_directory);
    }
}
