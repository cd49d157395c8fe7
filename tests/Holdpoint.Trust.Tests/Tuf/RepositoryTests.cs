using System.Text;
using Holdpoint.Trust.Json;
using Holdpoint.Trust.Keys;
using Holdpoint.Trust.Tuf;
using Holdpoint.Trust.Tuf.Client;
using Holdpoint.Trust.Tuf.Model;
using Holdpoint.Trust.Tuf.Repository;
using static Holdpoint.Trust.Tests.Tuf.TestKeys;
using static Holdpoint.Trust.Tests.Tuf.TestRepository;

namespace Holdpoint.Trust.Tests.Tuf;

public sealed class RepositoryTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("holdpoint-repository-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task What_is_written_is_what_a_client_trusts()
    {
        Stamped().WriteTo(_directory);
        var client = new TufClient(Pinned(Rooted()), new DirectoryFetcher(_directory));
        var session = Ok(await client.RefreshAsync(Now));
        Assert.Equal("desk", Ok(await session.FindAsync("acq/vendor/fw.bin")).Role);
        Assert.Equal("lab", Ok(await session.FindAsync("lab/r.json")).Role);
        Assert.Equal(Role.Targets, Ok(await session.FindAsync("top.bin")).Role);
        Assert.Equal(RefusalCode.NotListed, Refused(await session.FindAsync("acq/vendor/other.bin")));
        Assert.Equal(3, Ok(await session.AllAsync()).Count);
    }

    [Fact]
    public void The_same_plan_gives_the_same_bytes()
    {
        var (one, other) = (Stamped().Files(), Stamped().Files());
        Assert.Equal(one.Keys, other.Keys);
        Assert.All(one, file => Assert.Equal(file.Value.ToArray(), other[file.Key].ToArray()));
    }

    [Fact]
    public void A_repository_read_back_is_the_same()
    {
        var written = Stamped();
        written.WriteTo(_directory);
        var read = Ok(TufRepository.Load(_directory));
        Assert.Equal(written.Files().Keys, read.Files().Keys);
        Assert.Equal(2, Stamp(read).Snapshot!.Version);
    }

    [Fact]
    public void Too_few_signatures_are_refused_with_the_count()
    {
        var refusal = Rooted().With(Role.Targets, SignTargets(TargetsPlan(), Ben)).Refusal!;
        Assert.Equal(RefusalCode.Threshold, refusal.Code);
        Assert.Contains("1 of the 2", refusal.Text, StringComparison.Ordinal);
        Assert.Equal(RefusalCode.Threshold, Refused(TufRepository.Start(SignRoot(RootPlan(), Ada))));
        Assert.Equal(RefusalCode.Threshold, Refused(Filled().Stamp(new(Later, Later), Signers(Desk))));
    }

    [Fact]
    public void Signatures_of_another_role_s_keys_do_not_count() =>
        Assert.Equal(
            RefusalCode.Threshold,
            Refused(Rooted().With(Role.Targets, SignTargets(TargetsPlan(), Ben, Ada)))
        );

    [Fact]
    public void A_version_is_never_written_twice()
    {
        Assert.Equal(
            RefusalCode.Plan,
            Refused(Filled().With(Role.Targets, SignTargets(TargetsPlan(), Ben, Cy)))
        );
        var skipped = RootPlan() with { Version = 3 };
        Assert.Equal(RefusalCode.Plan, Refused(Rooted().WithRoot(SignRoot(skipped, Ada, Ben))));
    }

    [Fact]
    public void One_person_cannot_reach_a_threshold_alone()
    {
        var second = KeyObject.Of(Dee.Signer.PublicKey, "Ada");
        var plan = RootPlan().With(Role.Root, RoleSigners.Of(2, Ada.Key, second));
        Assert.Contains("persons", plan.Draft().Refusal!.Text, StringComparison.Ordinal);
        Assert.Equal(RefusalCode.Plan, Refused(RootPlan().With(Role.Root, Of(2, Ada, Ada)).Draft()));
        Assert.Equal(RefusalCode.Plan, Refused(RootPlan().With(Role.Root, Of(3, Ada, Ben)).Draft()));
        Assert.Equal(RefusalCode.Plan, Refused(RootPlan().With(Role.Root, Of(0, Ada)).Draft()));
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("/x")]
    [InlineData("a//b")]
    [InlineData("a\\b")]
    [InlineData("a:b")]
    [InlineData("a.")]
    [InlineData("")]
    public void A_path_that_is_no_plain_name_everywhere_is_not_written(string path) =>
        Assert.Equal(
            RefusalCode.Plan,
            Refused((TargetsPlan() with { Targets = [Target(path, "x")] }).Draft())
        );

    [Theory]
    [InlineData("root")]
    [InlineData("Desk")]
    [InlineData("a/b")]
    [InlineData("nul")]
    [InlineData("com1")]
    public void A_role_s_name_is_a_plain_one(string name) =>
        Assert.Equal(
            RefusalCode.Plan,
            Refused((TargetsPlan() with { Delegations = [new(name, Of(1, Desk), ["x"])] }).Draft())
        );

    [Fact]
    public void A_signature_made_elsewhere_is_added_to_a_draft_that_travelled()
    {
        var draft = Ok(RootPlan().Draft());
        var toBeSigned = draft.ToBeSigned();
        var (adas, bens) = (Ada.Signer.Sign(toBeSigned), Ben.Signer.Sign(toBeSigned));
        var back = Ok(MetadataDraft.Read(draft.With(Ben.Key.Id, bens).ToFile())).With(Ada.Key.Id, adas);
        Assert.Equal(draft.Fingerprint(), back.Fingerprint());
        Assert.Equal(SignRoot(RootPlan(), Ada, Ben), back.ToFile());
    }

    [Fact]
    public async Task A_role_that_nobody_delegates_to_any_more_stays_listed_and_is_found_by_nobody()
    {
        var store = Pinned(Rooted());
        var repository = Stamped();
        Ok(await Refresh(store, repository));
        var plan = TargetsPlan(2) with { Delegations = [new("lab", Of(1, Ada), ["lab/*"])] };
        repository = Stamp(Ok(repository.With(Role.Targets, SignTargets(plan, Cy, Dee))));
        var session = Ok(await Refresh(store, repository));
        Assert.Equal(RefusalCode.NotListed, Refused(await session.FindAsync("acq/vendor/fw.bin")));
    }

    [Fact]
    public void Own_members_are_kept_and_may_not_be_the_standard_s()
    {
        var extra = JsonObject.Of(("x", JsonObject.Of(("n", 7))));
        var stamped = Stamp(Filled(), extra);
        Assert.Equal(7, (stamped.Timestamp!.Signed["x"] as JsonObject)!["n"]!.AsInteger);
        Assert.Equal(
            RefusalCode.Plan,
            Refused(Filled().Stamp(new(Later, Later, JsonObject.Of(("version", 9))), Signers(Export)))
        );
        var plan = Trust.Tuf.Repository.TargetsPlan.After(Role.Targets, stamped.Targets[Role.Targets], Later);
        Assert.Equal(2, plan.Version);
        Assert.Equal(2, plan.Delegations.Length);
    }

    [Fact]
    public void No_private_key_is_in_what_is_written()
    {
        Stamped().WriteTo(_directory);
        var seeds = new[] { Ada, Ben, Cy, Dee, Export, Desk }
            .Select(key =>
                System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(key.Key.Owner!))
            )
            .SelectMany(seed => (string[])[Convert.ToHexStringLower(seed), Convert.ToBase64String(seed)]);
        foreach (var file in Directory.EnumerateFiles(_directory))
        {
            var text = File.ReadAllText(file);
            Assert.DoesNotContain("PRIVATE", text, StringComparison.OrdinalIgnoreCase);
            Assert.All(seeds, seed => Assert.DoesNotContain(seed, text, StringComparison.OrdinalIgnoreCase));
        }
    }
}
