using CsCheck;
using Holdpoint.Trust.Tuf;
using Holdpoint.Trust.Tuf.Agreement;
using Holdpoint.Trust.Tuf.Repository;
using static Holdpoint.Trust.Tests.Tuf.TestKeys;
using static Holdpoint.Trust.Tests.Tuf.TestRepository;

namespace Holdpoint.Trust.Tests.Tuf;

public sealed class TimeFloorTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("holdpoint-floor-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private static byte[] Reset(string site, long version, DateTimeOffset to, params TestKey[] keys) =>
        Sign(
            TimeReset.Draft(site, version, to, "clock of the gateway was wrong"),
            Of(1, Ada, Ben, Cy, Dee),
            keys
        );

    [Fact]
    public void The_time_is_the_later_of_clock_and_floor()
    {
        var floor = TimeFloor.None.Raise(Now);
        Assert.Equal(Now.AddDays(1), floor.Read(Now.AddDays(1)).Time);
        var behind = floor.Read(Now.AddDays(-400));
        Assert.Equal((Now, true), (behind.Time, behind.IsClockBehind));
        Assert.False(floor.Read(Now.AddMinutes(-5)).IsClockBehind);
        Assert.True(floor.Read(Now.AddMinutes(-5).AddSeconds(-1)).IsClockBehind);
    }

    [Fact]
    public void No_verified_time_ever_lowers_the_floor() =>
        Gen
            .DateTime.Array[1, 20]
            .Sample(moments =>
            {
                var floor = TimeFloor.None;
                foreach (var moment in moments)
                {
                    var next = floor.Raise(new(DateTime.SpecifyKind(moment, DateTimeKind.Utc)));
                    Assert.True(next.Floor >= floor.Floor);
                    floor = next;
                }
            });

    [Fact]
    public void Only_enough_root_keys_lower_it_once_and_at_their_site()
    {
        var floor = TimeFloor.None.Raise(Now.AddYears(30));
        var root = Rooted().Root;
        var reset = Ok(TimeReset.Apply(floor, Reset("S1", 1, Now, Ada, Cy), root, "S1"));
        Assert.Equal(Now, reset.Floor);
        Assert.Equal(
            RefusalCode.Threshold,
            Refused(TimeReset.Apply(floor, Reset("S1", 1, Now, Ada), root, "S1"))
        );
        Assert.Equal(
            RefusalCode.Threshold,
            Refused(TimeReset.Apply(floor, Reset("S1", 1, Now, Ada, Dee), root, "S1"))
        );
        Assert.Equal(
            RefusalCode.OtherSite,
            Refused(TimeReset.Apply(floor, Reset("S2", 1, Now, Ada, Cy), root, "S1"))
        );
        var again = reset.Raise(Now.AddDays(9));
        Assert.Equal(
            RefusalCode.Rollback,
            Refused(TimeReset.Apply(again, Reset("S1", 1, Now, Ada, Cy), root, "S1"))
        );
        Assert.Equal(RefusalCode.Malformed, Refused(TimeReset.Apply(floor, "{}"u8.ToArray(), root, "S1")));
    }

    [Fact]
    public void The_kept_floor_only_rises_but_for_a_reset()
    {
        var file = new TimeFloorFile(Path.Combine(_directory, "floor.json"));
        Assert.Equal(TimeFloor.None, file.Load());
        file.Save(new(Now));
        file.Save(new(Now.AddDays(-1)));
        Assert.Equal(Now, file.Load()!.Floor);
        file.Save(new(Now.AddDays(-1), ResetVersion: 1));
        Assert.Equal(new TimeFloor(Now.AddDays(-1), 1), file.Load());
        file.Save(new(Now.AddDays(1)));
        Assert.Equal(new TimeFloor(Now.AddDays(-1), 1), file.Load());
        File.WriteAllText(Path.Combine(_directory, "floor.json"), "{");
        Assert.Null(file.Load());
    }
}
