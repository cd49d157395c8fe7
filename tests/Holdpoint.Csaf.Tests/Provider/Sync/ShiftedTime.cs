namespace Holdpoint.Csaf.Tests.Provider.Sync;

/// <summary>The real clock, moved: waits stay short while days pass between checks.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    public TimeSpan Shift { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Shift;
}
