using Holdpoint.Engine.Monitoring;
using Holdpoint.Tests;

namespace Holdpoint.Engine.Tests.Monitoring;

/// <summary>A programme in a directory of its own, with a copy of the sample advisories as its medium.</summary>
internal sealed class SourceBench : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("holdpoint-sources-").FullName;

    public SourceBench() => Copy(SampleData.Path("advisories"), Medium);

    public string Medium => Path.Combine(_root, "medium");

    public string Data => Path.Combine(_root, "data");

    public string Scratch(string name) => Path.Combine(_root, name);

    public SteadyClock Clock { get; } = new();

    public Task<Programme> OpenAsync() =>
        Programme.OpenAsync(
            new(TestStore.Of(Data), Clock, "test", new NoNetwork(), () => 0.5),
            TestContext.Current.CancellationToken
        );

    public async Task<SourceCheckResult> CheckAsync(
        Programme programme,
        string given,
        string? id = null,
        bool retryHeld = false
    )
    {
        var cancel = TestContext.Current.CancellationToken;
        var source = SourceProposal.Of(given, id, null, Clock.GetUtcNow(), out var why);
        Assert.True(source is not null, why);
        await programme.AddSourceAsync(source, cancel);
        return await programme.CheckSourceAsync(source, retryHeld, null, cancel);
    }

    public void Dispose()
    {
        TestStore.Release(_root);
        Directory.Delete(_root, recursive: true);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    internal sealed class SteadyClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 8, 20, 8, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class NoNetwork : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => throw new HttpRequestException("There is no network in this test.");
    }
}
