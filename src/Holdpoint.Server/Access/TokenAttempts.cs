using System.Collections.Concurrent;

namespace Holdpoint.Server.Access;

/// <summary>Which attempts with bad tokens were recorded lately: a program that goes on trying does not fill the evidence.</summary>
internal sealed class TokenAttempts(TimeProvider clock)
{
    private const int Most = 1000;
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _seen = new(StringComparer.Ordinal);

    /// <summary>Whether it is the first one of its kind in this minute.</summary>
    public bool IsFirst(string attempt)
    {
        var now = clock.GetUtcNow();
        if (_seen.Count >= Most)
            foreach (var (old, at) in _seen)
                if (now - at >= Again)
                    _seen.TryRemove(old, out _);
        if (_seen.Count >= Most || (_seen.TryGetValue(attempt, out var before) && now - before < Again))
            return false;
        _seen[attempt] = now;
        return true;
    }
}
