using Holdpoint.Engine.Access.Repeats;

namespace Holdpoint.Engine.Tests.Access;

public sealed class RepeatTests : IDisposable
{
    private readonly DataDirectory _directory = new();
    private readonly Movable _clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_request_is_done_once_and_its_answer_given_again_until_its_key_is_old()
    {
        var repeats = (await _directory.OpenAsync(_clock)).Access.Repeats;

        Assert.Equal(RepeatState.First, (await repeats.BeginAsync("jane", "k", "digest", Cancel)).State);
        Assert.Equal(RepeatState.Begun, (await repeats.BeginAsync("jane", "k", "digest", Cancel)).State);
        await repeats.EndAsync("jane", "k", new(201, "application/json", "/x", [1, 2]), Cancel);
        var (state, answer) = await repeats.BeginAsync("jane", "k", "digest", Cancel);
        Assert.Equal(RepeatState.Answered, state);
        Assert.Equal((201, "/x"), (answer!.Status, answer.Place));
        Assert.Equal([1, 2], answer.Body);
        Assert.Equal(RepeatState.Other, (await repeats.BeginAsync("jane", "k", "another", Cancel)).State);
        Assert.Equal(RepeatState.First, (await repeats.BeginAsync("june", "k", "digest", Cancel)).State);

        _clock.Ahead = RepeatDesk.Kept + TimeSpan.FromMinutes(1);
        Assert.Equal(RepeatState.First, (await repeats.BeginAsync("jane", "k", "another", Cancel)).State);
    }

    [Fact]
    public async Task What_was_not_done_may_come_again()
    {
        var repeats = (await _directory.OpenAsync(_clock)).Access.Repeats;

        await repeats.BeginAsync("jane", "k", "digest", Cancel);
        await repeats.ForgetAsync("jane", "k", Cancel);

        Assert.Equal(RepeatState.First, (await repeats.BeginAsync("jane", "k", "digest", Cancel)).State);
    }

    [Fact]
    public async Task Of_many_at_once_one_is_the_first()
    {
        var repeats = (await _directory.OpenAsync(_clock)).Access.Repeats;

        var states = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => repeats.BeginAsync("jane", "k", "digest", Cancel))
        );

        Assert.Single(states, one => one.State == RepeatState.First);
    }

    private sealed class Movable : TimeProvider
    {
        private static readonly DateTimeOffset Start = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => Start + Ahead;
    }
}
