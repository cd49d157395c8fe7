using Holdpoint.Trust.Tuf;
using Holdpoint.Trust.Tuf.Client;
using Holdpoint.Trust.Tuf.Model;
using Holdpoint.Trust.Tuf.Repository;
using static Holdpoint.Trust.Tests.Tuf.TestKeys;
using static Holdpoint.Trust.Tests.Tuf.TestRepository;

namespace Holdpoint.Trust.Tests.Tuf;

/// <summary>Keys are replaced, lost and stolen; docs/keys.md tells the same as a procedure.</summary>
public class RotationTests
{
    private static RootPlan Next(TufRepository repository) =>
        Trust.Tuf.Repository.RootPlan.After(repository.Root, Now.AddDays(365));

    [Fact]
    public async Task A_lost_root_key_is_replaced_by_those_that_are_left()
    {
        var store = Pinned(Rooted());
        var repository = Stamped();
        Ok(await Refresh(store, repository));
        var plan = Next(repository).With(Role.Root, Of(2, Ben, Cy, Dee));
        repository = Stamp(Ok(repository.WithRoot(SignRoot(plan, Ben, Cy))));
        Assert.Equal(2, Ok(await Refresh(store, repository)).Trusted.Root.Version);
    }

    [Fact]
    public void Old_and_new_threshold_must_both_be_reached()
    {
        var all = Next(Stamped()).With(Role.Root, Of(2, Cy, Dee, Export2));
        Assert.Equal(RefusalCode.Threshold, Refused(Stamped().WithRoot(SignRoot(all, Cy, Dee))));
        Assert.Equal(RefusalCode.Threshold, Refused(Stamped().WithRoot(SignRoot(all, Ada, Ben))));
        Ok(Stamped().WithRoot(SignRoot(all, Ada, Ben, Dee, Export2)));
        Ok(Stamped().WithRoot(SignRoot(all, Ada, Cy, Dee)));
    }

    [Fact]
    public async Task A_client_that_was_away_for_long_walks_through_all_roots()
    {
        var store = Pinned(Rooted());
        var repository = Stamped();
        foreach (var threshold in (int[])[2, 3, 1])
            repository = Ok(
                repository.WithRoot(
                    SignRoot(Next(repository).With(Role.Root, Of(threshold, Ada, Ben, Cy)), Ada, Ben, Cy)
                )
            );
        Assert.Equal(4, Ok(await Refresh(store, Stamp(repository))).Trusted.Root.Version);
        var gap = Serve(Stamp(repository));
        gap.Files.Remove("3.root.json");
        var session = await new TufClient(Pinned(Rooted()), gap).RefreshAsync(Now);
        Assert.Equal(2, Ok(session).Trusted.Root.Version);
    }

    [Fact]
    public async Task A_stolen_export_key_that_ran_far_ahead_is_recovered_from()
    {
        var store = Pinned(Rooted());
        var repository = Stamped();
        Ok(await Refresh(store, repository));

        // The thief signs a timestamp and a snapshot far in the future of versions.
        var far = Ok(
            repository.Stamp(new(Later, Later, SnapshotVersion: 900, TimestampVersion: 900), Signers(Export))
        );
        Ok(await Refresh(store, far));
        var honest = Stamp(repository);
        Assert.Equal(RefusalCode.Rollback, Refused(await Refresh(store, honest)));

        var plan = Next(repository).With(Role.Snapshot, Of(1, Export2)).With(Role.Timestamp, Of(1, Export2));
        var recovered = Ok(repository.WithRoot(SignRoot(plan, Ada, Cy)));
        Assert.Equal(RefusalCode.Threshold, Refused(recovered.Stamp(new(Later, Later), Signers(Export))));
        recovered = Ok(recovered.Stamp(new(Later, Later), Signers(Export2)));
        var session = Ok(await Refresh(store, recovered));
        Assert.Equal(2, session.Trusted.Snapshot!.Version);

        // The thief's files are refused from now on.
        var stolen = Serve(recovered);
        stolen.Files["timestamp.json"] = far.Timestamp!.File.Bytes;
        Assert.Equal(RefusalCode.Threshold, Refused(await new TufClient(store, stolen).RefreshAsync(Now)));
    }

    [Fact]
    public void Targets_of_a_replaced_approver_must_be_signed_anew_before_the_next_stamp()
    {
        var repository = Stamped();
        var plan = Next(repository).With(Role.Targets, Of(2, Ada, Dee));
        repository = Ok(repository.WithRoot(SignRoot(plan, Ada, Ben)));
        Assert.Equal(RefusalCode.Threshold, Refused(repository.Stamp(new(Later, Later), Signers(Export))));
        Stamp(Ok(repository.With(Role.Targets, SignTargets(TargetsPlan(2), Ada, Dee))));
    }

    [Fact]
    public async Task A_key_that_is_only_added_forgets_nothing()
    {
        var store = Pinned(Rooted());
        var repository = Stamp(Stamped());
        Ok(await Refresh(store, repository));
        var plan = Next(repository).With(Role.Timestamp, Of(1, Export, Export2));
        var older = Ok(
            Ok(Stamped().WithRoot(SignRoot(plan, Ada, Ben)))
                .Stamp(new(Later, Later, SnapshotVersion: 1, TimestampVersion: 1), Signers(Export))
        );
        Assert.Equal(RefusalCode.Rollback, Refused(await Refresh(store, older)));
    }
}
