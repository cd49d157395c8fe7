using System.Collections.Immutable;
using Holdpoint.Trust.Json;
using Holdpoint.Trust.Tuf;
using Holdpoint.Trust.Tuf.Agreement;
using Holdpoint.Trust.Tuf.Client;
using Holdpoint.Trust.Tuf.Model;
using Holdpoint.Trust.Tuf.Repository;
using static Holdpoint.Trust.Tests.Tuf.TestKeys;
using static Holdpoint.Trust.Tests.Tuf.TestRepository;

namespace Holdpoint.Trust.Tests.Tuf;

/// <summary>Two repositories, a catalogue and a director, of which both must say the same.</summary>
public class AgreementTests
{
    private const string Member = "own";
    private const string Path = "acq/vendor/fw.bin";

    private static JsonObject Match(string hardware, long counter = 1) =>
        JsonObject.Of(
            (
                Member,
                JsonObject.Of(("match", JsonObject.Of(("hw", hardware), ("counter", counter))), ("note", "x"))
            )
        );

    private static TufRepository Repository(JsonObject? extra, JsonObject? own, params TargetEntry[] targets)
    {
        var plan = new TargetsPlan(Role.Targets, 1, Later, [.. targets], Extra: own);
        return Stamp(Ok(Rooted().With(Role.Targets, SignTargets(plan, Ben, Cy))), extra);
    }

    private static JsonObject Courier(string site = "S1", long number = 4) =>
        new CourierStamp(site, number, Now.AddDays(-1), Now.AddDays(20)).ToExtra(Member);

    private static Task<Judged<MultiRepository>> Open(
        TufRepository image,
        TufRepository director,
        TrustMap? map = null,
        DateTimeOffset? now = null
    ) =>
        MultiRepository.OpenAsync(
            [
                new("image", Rooted().Root.File.Bytes, new MemoryStore(), Serve(image)),
                new("director", Rooted().Root.File.Bytes, new MemoryStore(), Serve(director)),
            ],
            map ?? TrustMap.AllOf("image", "director"),
            target => (target.Custom?[Member] as JsonObject)?["match"],
            now ?? Now
        );

    private static async Task<Judged<AgreedTarget>> Find(TufRepository image, TufRepository director) =>
        await Ok(await Open(image, director)).FindAsync(Path);

    [Fact]
    public async Task Both_say_the_same_of_a_target_and_it_is_found()
    {
        var image = Repository(null, null, Target(Path, "fw", Match("A")));
        var director = Repository(null, null, Target(Path, "fw", Match("A").With("order", 7)));
        var agreed = Ok(await Find(image, director));
        Assert.Equal(["director", "image"], agreed.By.Keys);
        Assert.Equal(7, agreed.By["director"].Target.Custom!["order"]!.AsInteger);
        Assert.Equal(2, agreed.Length);
    }

    public static TheoryData<string, TargetEntry[]> Rogues =>
        new()
        {
            { "not approved", [] },
            { "other content", [Target(Path, "xx", Match("A"))] },
            { "other length", [Target(Path, "fwx", Match("A"))] },
            { "other hardware", [Target(Path, "fw", Match("B"))] },
            { "lower counter", [Target(Path, "fw", Match("A", 0))] },
            { "no match object", [Target(Path, "fw")] },
        };

    [Theory]
    [MemberData(nameof(Rogues), DisableDiscoveryEnumeration = true)]
    public async Task Whatever_only_one_side_says_is_refused(string what, TargetEntry[] rogue)
    {
        var honest = Repository(null, null, Target(Path, "fw", Match("A")));
        var other = Repository(null, null, rogue);
        foreach (var judged in (Judged<AgreedTarget>[])[await Find(honest, other), await Find(other, honest)])
        {
            Assert.True(judged.Refusal is { Code: RefusalCode.Disagreement }, what);
            Assert.NotEmpty(judged.Refusal!.Advice);
        }
    }

    [Fact]
    public async Task A_repository_that_cannot_be_trusted_now_stops_everything()
    {
        var good = Repository(null, null, Target(Path, "fw", Match("A")));
        var broken = Ok(Rooted().With(Role.Targets, SignTargets(TargetsPlan(), Ben, Cy)));
        Assert.Equal(RefusalCode.Missing, Refused(await Open(good, broken)));
        var refusal = (await Open(good, good, now: Later)).Refusal!;
        Assert.Equal((RefusalCode.Expired, "image/timestamp.json"), (refusal.Code, refusal.File));
    }

    [Fact]
    public async Task The_map_says_who_must_agree_on_which_paths()
    {
        var image = Repository(null, null, Target(Path, "fw"), Target("notes/a.txt", "n"));
        var director = Repository(null, null, Target(Path, "fw"));
        var map = new TrustMap([
            new(["notes/*"], ["image", "director"], 1),
            new(["acq/*/*"], ["image", "director"], 2),
        ]);
        var both = Ok(await Open(image, director, map));
        Assert.Single(Ok(await both.FindAsync("notes/a.txt")).By);
        Assert.Equal(2, Ok(await both.FindAsync(Path)).By.Count);
        Assert.Equal(RefusalCode.Disagreement, Refused(await both.FindAsync("elsewhere/x")));
        Assert.Equal(RefusalCode.NotListed, Refused(await both.FindAsync("acq/a/b")));
    }

    [Theory]
    [InlineData("S1", 4, "S1", 4, 3, null)]
    [InlineData("S1", 4, "S1", 4, 4, null)]
    [InlineData("S1", 4, "S1", 4, 0, null)]
    [InlineData("S2", 4, "S2", 4, 3, RefusalCode.OtherSite)]
    [InlineData("S1", 4, "S2", 4, 3, RefusalCode.OtherSite)]
    [InlineData("S1", 4, "S1", 5, 3, RefusalCode.Disagreement)]
    [InlineData("S1", 4, "S1", 4, 5, RefusalCode.Rollback)]
    public void An_export_is_for_one_site_newer_and_of_one_piece(
        string site,
        long number,
        string otherSite,
        long otherNumber,
        long last,
        string? refused
    )
    {
        var timestamps = new[]
        {
            ("image", Repository(Courier(site, number), null).Timestamp!),
            ("director", Repository(Courier(otherSite, otherNumber), null).Timestamp!),
        };
        var (journey, refusal) = CourierCheck.Judge(timestamps, Member, "S1", last, Now);
        Assert.Equal(refused, refusal?.Code);
        Assert.Equal(refused is null ? last == 4 : null, journey?.IsRepeat);
    }

    [Fact]
    public void What_never_arrived_and_what_is_overdue_shows()
    {
        var timestamps = new[] { ("image", Repository(Courier(number: 9), null).Timestamp!) };
        var journey = Ok(CourierCheck.Judge(timestamps, Member, "S1", 5, Now.AddDays(21)));
        Assert.Equal((3L, true, false), (journey.Skipped, journey.IsOverdue, journey.IsRepeat));
        var bare = new[] { ("image", Repository(null, null).Timestamp!) };
        Assert.Equal(RefusalCode.Malformed, Refused(CourierCheck.Judge(bare, Member, "S1", 0, Now)));
    }

    [Fact]
    public async Task A_withdrawn_file_is_refused_under_any_path()
    {
        var target = Target(Path, "fw", Match("A"));
        var withdrawn = new WithdrawnTarget(
            "old/name.bin",
            target.Hashes["sha256"]!,
            "bricks units",
            "2026-10-01"
        );
        var own = JsonObject.Of((Member, JsonObject.Of(("withdrawn", WithdrawnTarget.ToJson([withdrawn])))));
        var image = Repository(null, own, target);
        var agreed = Ok(await Find(image, Repository(null, null, target)));
        var list = WithdrawnTarget.Read(image.Targets[Role.Targets], Member)!;
        var refusal = WithdrawnTarget.Check(agreed, list)!;
        Assert.Equal(RefusalCode.Withdrawn, refusal.Code);
        Assert.Contains("bricks units", refusal.Text, StringComparison.Ordinal);
        Assert.Null(WithdrawnTarget.Check(agreed, []));
        var damaged = JsonObject.Of((Member, JsonObject.Of(("withdrawn", "none"))));
        Assert.Null(WithdrawnTarget.Read(Repository(null, damaged).Targets[Role.Targets], Member));
    }

    [Fact]
    public async Task A_look_at_a_medium_changes_nothing_until_it_is_kept()
    {
        var below = new MemoryStore();
        var over = new OverlayStore(below);
        var client = new TufClient(over, Serve(Repository(null, null)));
        Assert.Null(client.Pin(Rooted().Root.File.Bytes));
        Ok(await client.RefreshAsync(Now));
        Assert.Null(below.Load(Role.Root));
        over.Keep();
        Assert.All(Role.TopLevel, role => Assert.NotNull(below.Load(role)));
    }
}
