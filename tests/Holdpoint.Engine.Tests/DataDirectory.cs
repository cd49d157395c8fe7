using System.Text;
using Holdpoint.Core.Inventory;
using Holdpoint.Core.Inventory.Csv;
using Holdpoint.Engine;

namespace Holdpoint.Engine.Tests;

/// <summary>A data directory of its own for one test, on a real disk.</summary>
public sealed class DataDirectory : IDisposable
{
    private readonly HttpMessageHandler _noNetwork = new Unreachable();

    public string Path { get; } =
        System.IO.Path.Combine(
            System.IO.Path.GetTempPath(),
            "holdpoint-test-" + Guid.NewGuid().ToString("N")
        );

    public DataDirectory() => Directory.CreateDirectory(Path);

    public Task<Programme> OpenAsync(TimeProvider? clock = null) =>
        Programme.OpenAsync(
            new(
                TestStore.Of(System.IO.Path.Combine(Path, "data")),
                clock ?? TimeProvider.System,
                "tester",
                _noNetwork,
                () => 0.5
            ),
            TestContext.Current.CancellationToken
        );

    public static IReadOnlyList<Asset> Inventory(string csv) =>
        InventoryCsv.Read(new MemoryStream(Encoding.UTF8.GetBytes(csv))).Assets;

    public string Write(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose()
    {
        TestStore.Release(Path);
        Directory.Delete(Path, recursive: true);
        _noNetwork.Dispose();
    }

    private sealed class Unreachable : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => throw new HttpRequestException("no network in tests");
    }
}
