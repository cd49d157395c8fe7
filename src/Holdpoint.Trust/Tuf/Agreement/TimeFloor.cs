namespace Holdpoint.Trust.Tuf.Agreement;

/// <summary>The time to judge by, and whether the clock can be believed.</summary>
/// <param name="Time">The later of clock and floor.</param>
/// <param name="Clock">What the clock says.</param>
/// <param name="Floor">The latest verified time seen.</param>
/// <param name="IsClockBehind">True where the clock is more than five minutes behind the floor: an alarm.</param>
public sealed record TimeReading(
    DateTimeOffset Time,
    DateTimeOffset Clock,
    DateTimeOffset Floor,
    bool IsClockBehind
);

/// <summary>
/// The latest time that a verified signature vouched for. It only rises, so a clock that is set back makes nothing valid
/// again; only a reset that the root's keys signed lowers it.
/// </summary>
/// <param name="Floor">The floor.</param>
/// <param name="ResetVersion">The version of the last reset; 0 for none. A reset counts once.</param>
public sealed record TimeFloor(DateTimeOffset Floor, long ResetVersion = 0)
{
    /// <summary>How far a clock may be behind without alarm.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Before anything was verified.</summary>
    public static TimeFloor None { get; } = new(DateTimeOffset.UnixEpoch);

    /// <summary>The time to judge by.</summary>
    public TimeReading Read(DateTimeOffset clock) =>
        new(clock > Floor ? clock : Floor, clock, Floor, Floor - clock > Tolerance);

    /// <summary>
    /// The floor after a time was seen under a verified signature: a timestamp's "issued", a token, a cosignature. Never
    /// give it a clock's time.
    /// </summary>
    public TimeFloor Raise(DateTimeOffset verified) =>
        verified > Floor ? this with { Floor = verified } : this;
}
