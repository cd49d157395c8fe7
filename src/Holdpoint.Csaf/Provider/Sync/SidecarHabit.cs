namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>Remembers within one check which kinds of side files a directory has, so that thousands of sure misses are spared.</summary>
internal sealed class SidecarHabit
{
    private const int MissesThatConvince = 8;
    private int hits;
    private int misses;

    public bool IsWorthAsking =>
        Volatile.Read(ref hits) > 0 || Volatile.Read(ref misses) < MissesThatConvince;

    public void Saw(bool present)
    {
        if (present)
            Interlocked.Increment(ref hits);
        else
            Interlocked.Increment(ref misses);
    }
}
