using Holdpoint.Core.Access;
using Holdpoint.Core.Inventory.Csv;
using Holdpoint.Core.Monitoring;
using Holdpoint.Csaf.Provider.Transport;
using Holdpoint.Engine;
using Holdpoint.Engine.Jobs;
using Holdpoint.Engine.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Time.Testing;

namespace Holdpoint.Server.Tests;

/// <summary>A server on a free port of this machine, with the sample plant taken in and evaluated, and one person as whom every request counts.</summary>
public class ServerFixture : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    private readonly string _directory = Directory.CreateTempSubdirectory("holdpoint-server-").FullName;
    private readonly List<WebApplication> _others = [];
    private WebApplication? _server;
    private ProgrammeInputs? _inputs;

    public ServerFixture()
        : this(Now) { }

    protected ServerFixture(DateTimeOffset start) => Clock = new(start);

    /// <summary>The server's clock.</summary>
    public FakeTimeProvider Clock { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_server!.Urls.First());

    /// <summary>Who every request counts as; null where people sign in.</summary>
    protected virtual Person? Alone =>
        new("jane", [.. Enum.GetValues<Role>().Select(role => new Grant(role, null))]);

    /// <summary>Where it keeps everything.</summary>
    protected virtual StorageOptions Storage(string directory) => new(directory, null);

    /// <summary>Whether the sample plant is there; else nothing is.</summary>
    protected virtual bool HasPlant => true;

    /// <summary>The server's services.</summary>
    internal IServiceProvider Services => _server!.Services;

    /// <summary>The programme that it serves, in its own name.</summary>
    public Programme Programme { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        var inputs = _inputs = new ProgrammeInputs(
            Storage(_directory),
            Clock,
            "server@test",
            HttpTransport.CreateHandler(),
            () => 0.5
        );
        Programme = await Programme.OpenAsync(inputs, CancellationToken.None);
        if (HasPlant)
            await SampleAsync(Programme);
        _server = await ServerHost.BuildAsync(
            With(
                new()
                {
                    Urls = "http://127.0.0.1:0",
                    Inputs = inputs,
                    Alone = Alone,
                }
            ),
            CancellationToken.None
        );
        await _server.StartAsync();
        if (!HasPlant)
            return;
        var look = await Programme.As("jane").Jobs.AskAsync(JobAsk.SourceCheck("sample-advisories"), default);
        await foreach (var _ in Programme.Jobs.WatchAsync(look.Id, default))
        {
            // Until it ended: every page has something to show.
        }
    }

    /// <summary>A further server over the same plant, on which every request counts as somebody else's.</summary>
    public Task<Uri> AsAsync(string name, params Grant[] grants) =>
        FurtherAsync(settings => settings with { Alone = new(name, grants) });

    /// <summary>What this server is started with besides.</summary>
    protected virtual ServerSettings With(ServerSettings settings) => settings;

    /// <summary>A further server over the same plant.</summary>
    protected async Task<Uri> FurtherAsync(Func<ServerSettings, ServerSettings> with)
    {
        var server = await ServerHost.BuildAsync(
            with(new() { Urls = "http://127.0.0.1:0", Inputs = _inputs! }),
            CancellationToken.None
        );
        _others.Add(server);
        await server.StartAsync();
        return new(server.Urls.First());
    }

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var other in _others)
            await other.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
        GC.SuppressFinalize(this);
    }

    private static async Task SampleAsync(Programme programme)
    {
        var samples = Path.Combine(AppContext.BaseDirectory, "samples");
        var inventory = Path.Combine(samples, "waterworks.csv");
        await using (var stream = File.OpenRead(inventory))
            await programme.ImportInventoryAsync(InventoryCsv.Read(stream).Assets, inventory, false, default);
        await programme.AddSourceAsync(
            new()
            {
                Id = "sample-advisories",
                Name = "Sample advisories",
                Kind = SourceKind.CsafDirectory,
                Address = Path.Combine(samples, "advisories"),
                AddedAt = Now,
            },
            default
        );
        foreach (var state in await programme.SourcesAsync(default))
            await programme.CheckSourceAsync(state.Source, false, null, default);
        await programme.EvaluateAsync(false, null, default);
    }
}
