namespace Holdpoint.Server.Tests.Endpoints;

[Trait("needs", "outside")]
public sealed class ApiOnPostgres(PostgresPlantServer server)
    : ApiTests(server.Present),
        IClassFixture<PostgresPlantServer>;

[Trait("needs", "outside")]
public sealed class ApiDeedsOnPostgres(PostgresPlantServer server)
    : ApiDeedTests(server.Present),
        IClassFixture<PostgresPlantServer>;

[Trait("needs", "outside")]
public sealed class FuzzOnPostgres(PostgresPlantServer server)
    : FuzzTests(server.Present),
        IClassFixture<PostgresPlantServer>;

[Trait("needs", "outside")]
public sealed class TokensOnPostgres(PostgresPlantServer server)
    : TokenTests(server.Present),
        IClassFixture<PostgresPlantServer>;
