using Holdpoint.Engine.Storage;
using Holdpoint.Tests;

namespace Holdpoint.Server.Tests.Endpoints;

/// <summary>The same plants on PostgreSQL; where that is not installed, it is not run.</summary>
public sealed class PostgresPlantServer : PlantServer
{
    private PostgresServer? _postgres;

    /// <summary>Skips a test where there is no PostgreSQL.</summary>
    public PostgresPlantServer Present
    {
        get
        {
            Assert.SkipUnless(PostgresServer.IsPresent, "PostgreSQL is not installed: not run.");
            return this;
        }
    }

    protected override StorageOptions Storage(string directory) =>
        new(directory, _postgres!.Connection(_postgres.Create()));

    public override async ValueTask InitializeAsync()
    {
        if (!PostgresServer.IsPresent)
            return;
        _postgres = new();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _postgres?.Dispose();
    }
}
