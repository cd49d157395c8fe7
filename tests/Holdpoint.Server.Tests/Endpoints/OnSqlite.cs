namespace Holdpoint.Server.Tests.Endpoints;

public sealed class ApiOnSqlite(PlantServer server) : ApiTests(server), IClassFixture<PlantServer>;

public sealed class ApiDeedsOnSqlite(PlantServer server) : ApiDeedTests(server), IClassFixture<PlantServer>;

public sealed class FuzzOnSqlite(PlantServer server) : FuzzTests(server), IClassFixture<PlantServer>;

public sealed class TokensOnSqlite(PlantServer server) : TokenTests(server), IClassFixture<PlantServer>;
