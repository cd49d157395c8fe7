using System.Text;
using Holdpoint.Trust.Json;
using Holdpoint.Trust.Tuf;
using Holdpoint.Trust.Tuf.Client;
using Holdpoint.Trust.Tuf.Model;
using Holdpoint.Trust.Tuf.Repository;
using static Holdpoint.Trust.Tests.Tuf.TestKeys;
using static Holdpoint.Trust.Tests.Tuf.TestRepository;

namespace Holdpoint.Trust.Tests.Tuf;

/// <summary>The attacks that the standard names (1.5.2).</summary>
public sealed class AttackTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("holdpoint-attack-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Without_a_pinned_root_nothing_is_trusted()
    {
        Assert.Equal(RefusalCode.NoRoot, Refused(await Refresh(new MemoryStore(), Stamped())));
        var client = new TufClient(new MemoryStore(), Serve(Stamped()));
        Assert.NotNull(client.Pin("{}"u8.ToArray()));
        Assert.NotNull(client.Pin(SignRoot(RootPlan(), Ada)));
        Assert.Null(client.Pin(Rooted().Root.File.Bytes));
    }

    [Fact]
    public async Task A_freeze_ends_when_the_timestamp_expires()
    {
        var store = Pinned(Rooted());
        Ok(await Refresh(store, Stamped()));
        var refusal = (await Refresh(store, Stamped(), Later)).Refusal!;
        Assert.Equal(
            (RefusalCode.Expired, Role.Timestamp, "5.4.4"),
            (refusal.Code, refusal.Role, refusal.Clause)
        );
    }

    [Fact]
    public async Task An_older_medium_is_a_rollback()
    {
        var store = Pinned(Rooted());
        var older = Stamped();
        Ok(await Refresh(store, Stamp(older)));
        Assert.Equal(RefusalCode.Rollback, Refused(await Refresh(store, older)));
    }

    [Theory]
    [InlineData("1.snapshot.json")]
    [InlineData("1.targets.json")]
    public async Task Files_of_two_exports_do_not_mix(string name)
    {
        var files = Serve(Stamped());
        var other = Ok(
            Ok(Rooted().With(Role.Targets, SignTargets(TargetsPlan() with { Targets = [] }, Ben, Cy)))
                .Stamp(new(Later.AddDays(1), Later), Signers(Export))
        );
        files.Files[name] = other.Files()[name];
        Assert.Equal(
            RefusalCode.Digest,
            Refused(await new TufClient(Pinned(Rooted()), files).RefreshAsync(Now))
        );
    }

    [Fact]
    public async Task A_file_without_end_is_read_no_further_than_its_bound()
    {
        var files = Serve(Stamped());
        files.Files["timestamp.json"] = new byte[TufLimits.Usual.TimestampBytes + 1];
        Assert.Equal(
            RefusalCode.TooLong,
            Refused(await new TufClient(Pinned(Rooted()), files).RefreshAsync(Now))
        );
        files.Files["timestamp.json"] = Stamped().Timestamp!.File.Bytes;
        files.Files["1.snapshot.json"] = new byte[Stamped().Snapshot!.File.Bytes.Length + 1];
        Assert.Equal(
            RefusalCode.TooLong,
            Refused(await new TufClient(Pinned(Rooted()), files).RefreshAsync(Now))
        );
        await using var endless = new EndlessStream();
        using var to = new MemoryStream();
        var copied = await BoundedCopy.RunAsync(endless, to, 1_000_000, null, CancellationToken.None);
        Assert.Equal(FetchOutcome.TooLong, copied.Outcome);
        Assert.True(to.Length <= 1_000_000);
    }

    [Fact]
    public async Task Any_changed_byte_of_any_file_is_refused_or_changes_nothing_signed()
    {
        var repository = Stamped();
        var random = new Random(3);
        foreach (var (name, bytes) in repository.Files())
        {
            for (var times = 0; times < 40; times++)
            {
                var changed = bytes.ToArray();
                changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
                var files = Serve(repository);
                files.Files[name] = changed;
                var (session, _) = await new TufClient(Pinned(Rooted()), files).RefreshAsync(Now);
                if (session is null || name is "desk" or "lab")
                    continue;
                Assert.True(session.Trusted.Targets!.Signed.SameAs(repository.Targets[Role.Targets].Signed));
                Assert.True(session.Trusted.Timestamp!.Signed.SameAs(repository.Timestamp!.Signed));
            }
        }
    }

    [Fact]
    public async Task A_role_cannot_speak_of_paths_that_were_not_delegated_to_it()
    {
        var repository = Ok(Rooted().With(Role.Targets, SignTargets(TargetsPlan(), Ben, Cy)));
        var greedy = new TargetsPlan(
            "desk",
            1,
            Later,
            [Target("lab/r.json", "evil"), Target("top2.bin", "evil")]
        );
        repository = Ok(repository.With("desk", Sign(Ok(greedy.Draft()), Of(1, Desk), Desk)));
        var lab = new TargetsPlan("lab", 1, Later, []);
        repository = Stamp(Ok(repository.With("lab", Sign(Ok(lab.Draft()), Of(1, Ada), Ada))));
        var session = Ok(await Refresh(Pinned(Rooted()), repository));
        Assert.Equal(RefusalCode.NotListed, Refused(await session.FindAsync("lab/r.json")));
        Assert.Equal(RefusalCode.NotListed, Refused(await session.FindAsync("top2.bin")));
    }

    [Fact]
    public async Task Visited_roles_have_a_bound()
    {
        var delegations = Enumerable
            .Range(0, 20)
            .Select(at => new DelegationPlan($"r{at}", Of(1, Desk), ["x/*"], Terminating: false));
        var repository = Ok(
            Rooted()
                .With(
                    Role.Targets,
                    SignTargets(TargetsPlan() with { Delegations = [.. delegations] }, Ben, Cy)
                )
        );
        for (var at = 0; at < 20; at++)
        {
            var listed = at == 19 ? Target("x/y", "y") : Target("x/z", "z");
            var plan = new TargetsPlan($"r{at}", 1, Later, [listed]);
            repository = Ok(repository.With($"r{at}", Sign(Ok(plan.Draft()), Of(1, Desk), Desk)));
        }
        repository = Stamp(repository);
        Ok(await Ok(await Refresh(Pinned(Rooted()), repository)).FindAsync("x/y"));
        var few = new TufClient(Pinned(Rooted()), Serve(repository), new() { VisitedRoles = 10 });
        Assert.Equal(RefusalCode.NotListed, Refused(await Ok(await few.RefreshAsync(Now)).FindAsync("x/y")));
    }

    [Theory]
    [InlineData("fw", null)]
    [InlineData("f", RefusalCode.Digest)]
    [InlineData("xx", RefusalCode.Digest)]
    [InlineData("fw2", RefusalCode.TooLong)]
    [InlineData(null, RefusalCode.Missing)]
    public async Task A_download_is_the_signed_file_or_nothing(string? served, string? refused)
    {
        var target = Target("acq/vendor/fw.bin", "fw");
        var name = $"acq/vendor/{target.Hashes["sha256"]}.fw.bin";
        var files = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        if (served is not null)
            files[name] = Encoding.UTF8.GetBytes(served);
        var (file, refusal) = await TargetDownload.RunAsync(
            new MemoryFetcher(files),
            target,
            true,
            _directory
        );
        Assert.Equal(refused, refusal?.Code);
        Assert.Equal(refused is null ? [file!] : (string[])[], Directory.GetFiles(_directory));
        if (file is not null)
            Assert.Equal("acq%2Fvendor%2Ffw.bin", Path.GetFileName(file));
    }

    [Fact]
    public async Task A_file_on_a_medium_is_neither_behind_a_link_nor_outside()
    {
        var inside = Directory.CreateDirectory(Path.Combine(_directory, "inside")).FullName;
        File.WriteAllText(Path.Combine(_directory, "secret"), "secret");
        File.CreateSymbolicLink(Path.Combine(inside, "link"), Path.Combine(_directory, "secret"));
        var fetcher = new DirectoryFetcher(inside);
        using var to = new MemoryStream();
        foreach (var path in (string[])["link", "../secret", "/etc/passwd", "a//b", "c:x", "."])
        {
            var fetched = await fetcher.FetchAsync(new(path.Split('/')), to, 1000);
            Assert.NotEqual(FetchOutcome.Done, fetched.Outcome);
        }
        Assert.Equal(0, to.Length);
    }

    [Fact]
    public void Damaged_metadata_never_throws()
    {
        var files = Stamped().Files().Values.Select(file => file.ToArray()).ToArray();
        var random = new Random(11);
        string[] pieces = ["null", "-1", "0", "\"\"", "[]", "{}", "9223372036854775807", "true", "\"x\""];
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (clock.Elapsed.TotalSeconds < Holdpoint.Tests.FuzzBudget.Seconds)
        {
            var bytes = files[random.Next(files.Length)];
            var json = (JsonObject)JsonReader.Read(bytes).Value!;
            var changed = random.Next(3) switch
            {
                0 => Bytes(bytes, random),
                _ => JsonWriter.Write(Mutate(json, random, pieces)),
            };
            foreach (var role in (string[])["root", "timestamp", "snapshot", "targets", "desk"])
                Read(role, changed);
            MetadataDraft.Read(changed);
        }
    }

    private static void Read(string role, byte[] bytes)
    {
        var refusal = role switch
        {
            Role.Root => MetadataReader.Root(bytes, TufLimits.Usual).Refusal,
            Role.Timestamp => MetadataReader.Timestamp(bytes, TufLimits.Usual).Refusal,
            Role.Snapshot => MetadataReader.Snapshot(bytes, TufLimits.Usual).Refusal,
            _ => MetadataReader.Targets(bytes, role, TufLimits.Usual).Refusal,
        };
        Assert.True(refusal is null or { Code: RefusalCode.Malformed, Advice.Length: > 0 });
    }

    private static byte[] Bytes(byte[] bytes, Random random)
    {
        var changed = (byte[])bytes.Clone();
        for (var times = random.Next(1, 6); times > 0; times--)
            changed[random.Next(changed.Length)] = (byte)random.Next(256);
        return changed;
    }

    // Replaces, drops or doubles one value somewhere.
    private static JsonValue Mutate(JsonValue value, Random random, string[] pieces)
    {
        if (random.Next(6) == 0)
            return JsonReader.Read(Encoding.UTF8.GetBytes(pieces[random.Next(pieces.Length)])).Value!;
        switch (value)
        {
            case JsonObject { Members.Length: > 0 } json:
                var name = json.Members[random.Next(json.Members.Length)].Name;
                return random.Next(8) == 0
                    ? json.Without(name)
                    : json.With(name, Mutate(json[name]!, random, pieces));
            case JsonArray { Items.Length: > 0 } array:
                var at = random.Next(array.Items.Length);
                return random.Next(6) == 0
                    ? new JsonArray(array.Items.Add(array.Items[at]))
                    : new JsonArray(array.Items.SetItem(at, Mutate(array.Items[at], random, pieces)));
            default:
                return JsonReader.Read(Encoding.UTF8.GetBytes(pieces[random.Next(pieces.Length)])).Value!;
        }
    }

    private sealed class EndlessStream : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => count;

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
