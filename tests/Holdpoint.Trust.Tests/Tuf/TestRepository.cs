using System.Security.Cryptography;
using System.Text;
using Holdpoint.Trust.Json;
using Holdpoint.Trust.Tuf;
using Holdpoint.Trust.Tuf.Client;
using Holdpoint.Trust.Tuf.Model;
using Holdpoint.Trust.Tuf.Repository;
using static Holdpoint.Trust.Tests.Tuf.TestKeys;

namespace Holdpoint.Trust.Tests.Tuf;

/// <summary>Small repositories: root 2 of Ada, Ben, Cy; targets 2 of Ben, Cy, Dee; stamps by the export key.</summary>
internal static class TestRepository
{
    public static readonly DateTimeOffset Later = Now.AddDays(30);

    public static RootPlan RootPlan() =>
        Trust.Tuf.Repository.RootPlan.First(
            Now.AddDays(365),
            Of(2, Ada, Ben, Cy),
            Of(2, Ben, Cy, Dee),
            Of(1, Export),
            Of(1, Export)
        );

    public static TargetEntry Target(string path, string content, JsonObject? custom = null) =>
        new(
            path,
            Encoding.UTF8.GetByteCount(content),
            FileHashes.Sha256(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))),
            custom
        );

    public static TargetsPlan TargetsPlan(long version = 1) =>
        new(
            Role.Targets,
            version,
            Now.AddDays(180),
            [Target("top.bin", "top")],
            [
                new("desk", Of(1, Desk), ["acq/vendor/*"]),
                new("lab", Of(1, Ada), ["lab/*"], Terminating: false),
            ]
        );

    public static TufRepository Rooted() => Ok(TufRepository.Start(SignRoot(RootPlan(), Ada, Ben)));

    public static TufRepository Filled()
    {
        var repository = Ok(Rooted().With(Role.Targets, SignTargets(TargetsPlan(), Ben, Cy)));
        repository = Ok(
            repository.With(
                "desk",
                Sign(
                    Ok(new TargetsPlan("desk", 1, Later, [Target("acq/vendor/fw.bin", "fw")]).Draft()),
                    Of(1, Desk),
                    Desk
                )
            )
        );
        return Ok(
            repository.With(
                "lab",
                Sign(
                    Ok(new TargetsPlan("lab", 1, Later, [Target("lab/r.json", "r")]).Draft()),
                    Of(1, Ada),
                    Ada
                )
            )
        );
    }

    public static TufRepository Stamped() => Stamp(Filled());

    public static TufRepository Stamp(TufRepository repository, JsonObject? extra = null) =>
        Ok(repository.Stamp(new(Later, Later, extra), Signers(Export)));

    public static byte[] SignRoot(RootPlan plan, params TestKey[] keys) =>
        Ok(plan.Draft()).SignedBy(Of(1, Ada, Ben, Cy, Dee, Export, Export2), Signers(keys)).ToFile();

    public static byte[] SignTargets(TargetsPlan plan, params TestKey[] keys) =>
        Sign(Ok(plan.Draft()), Of(1, Ben, Cy, Dee, Ada, Desk), keys);

    public static byte[] Sign(MetadataDraft draft, RoleSigners role, params TestKey[] keys) =>
        draft.SignedBy(role, Signers(keys)).ToFile();

    public static T Ok<T>(Judged<T> judged)
        where T : class
    {
        Assert.Null(judged.Refusal);
        return judged.Value!;
    }

    public static string Refused<T>(Judged<T> judged)
        where T : class
    {
        Assert.Null(judged.Value);
        return judged.Refusal!.Code;
    }

    public static MemoryFetcher Serve(TufRepository repository) =>
        new(repository.Files().ToDictionary(file => file.Key, file => file.Value, StringComparer.Ordinal));

    public static MemoryStore Pinned(TufRepository repository)
    {
        var store = new MemoryStore();
        store.Save(Role.Root, repository.Roots[0].File.Bytes.Span);
        return store;
    }

    public static Task<Judged<TufSession>> Refresh(
        IMetadataStore store,
        TufRepository repository,
        DateTimeOffset? now = null
    ) => new TufClient(store, Serve(repository)).RefreshAsync(now ?? Now);
}

/// <summary>Serves files from memory.</summary>
internal sealed class MemoryFetcher(Dictionary<string, ReadOnlyMemory<byte>> files) : IFetcher
{
    public Dictionary<string, ReadOnlyMemory<byte>> Files => files;

    public async Task<Fetched> FetchAsync(
        RepositoryPath path,
        Stream to,
        long most,
        CancellationToken cancel = default
    )
    {
        if (!files.TryGetValue(path.ToString(), out var file))
            return new(FetchOutcome.Missing);
        if (file.Length > most)
            return new(FetchOutcome.TooLong);
        await to.WriteAsync(file, cancel);
        return new(FetchOutcome.Done);
    }
}
