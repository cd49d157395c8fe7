using Holdpoint.Engine.Acquisition.Artifacts;

namespace Holdpoint.Engine.Tests.Acquisition;

public sealed class WatchedFolderTests : IDisposable
{
    private readonly DataDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_file_is_given_out_once_when_it_has_not_changed_for_a_while()
    {
        var clock = new Clock();
        var watched = new WatchedFolder(_directory.Path, TimeSpan.FromSeconds(5), clock);
        var path = _directory.Write("a.bin", "half");
        _directory.Write("b.bin.crdownload", "half");
        _directory.Write(".hidden", "x");
        Assert.Empty(watched.Look());
        clock.Advance(TimeSpan.FromSeconds(4));
        File.AppendAllText(path, " and more");
        Assert.Empty(watched.Look());
        clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Empty(watched.Look());
        Assert.True(watched.IsWaiting);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([path], watched.Look());
        clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Empty(watched.Look());
        Assert.False(watched.IsWaiting);
        File.AppendAllText(path, " again");
        Assert.Empty(watched.Look());
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal([path], watched.Look());
    }

    private sealed class Clock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero);

        public void Advance(TimeSpan span) => _now += span;

        public override DateTimeOffset GetUtcNow() => _now;
    }
}
