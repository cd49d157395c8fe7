using System.Collections.Immutable;
using System.Globalization;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Trust.Json;
using Holdpoint.Trust.Tuf;
using Holdpoint.Trust.Tuf.Agreement;
using Holdpoint.Trust.Tuf.Model;
using Holdpoint.Trust.Tuf.Repository;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>
/// The update metadata of an export: the catalogue says that a file is approved, the site's director that it is ordered.
/// Only what both say of the same bytes, for the same use, is ever installed.
/// </summary>
internal static class ExportMetadata
{
    /// <summary>The member of ours in metadata and in a target's custom object.</summary>
    public const string Member = "holdpoint";

    /// <summary>What both repositories must say of a target in the same words.</summary>
    public static JsonValue? Match(TargetEntry target) => (target.Custom?[Member] as JsonObject)?["match"];

    /// <summary>The catalogue with all of these files approved and none that was withdrawn.</summary>
    public static Judged<TufRepository> Catalogue(
        ExportPlan plan,
        IReadOnlyCollection<PlacedFile> files,
        out MetadataDraft? toSign
    )
    {
        var repository = plan.Catalogue;
        var expires = plan.Issued.AddDays(plan.Windows.Catalogue);
        repository.Targets.TryGetValue(Role.Targets, out var before);
        var withdrawn = plan.Withdrawn.Select(one => one.Sha256).ToHashSet(StringComparer.Ordinal);
        var kept = (before?.Targets.Values ?? []).Where(target =>
            !withdrawn.Contains(FileOf(target))
            && files.All(file => file.Paths.All(path => path.Target != target.Path))
        );
        var entries = kept.Concat(files.SelectMany(file => Entries(file, CatalogueWords(file))))
            .ToImmutableArray();
        var extra = Withdrawn(plan);
        toSign = null;
        if (
            before is not null
            && before.Expires > plan.Issued.AddDays(plan.Windows.Export)
            && IsSame(before, entries, extra)
        )
            return repository;
        var next = before is null
            ? new TargetsPlan(Role.Targets, 1, expires, entries, Extra: extra)
            : TargetsPlan.After(Role.Targets, before, expires) with
            {
                Targets = entries,
                Extra = extra,
            };
        return Sign(repository, next, plan, out toSign);
    }

    /// <summary>The director with exactly these orders.</summary>
    public static Judged<TufRepository> Director(
        ExportPlan plan,
        IReadOnlyCollection<PlacedFile> files,
        out MetadataDraft? toSign
    )
    {
        var repository = plan.Director;
        repository.Targets.TryGetValue(Role.Targets, out var before);
        var next = new TargetsPlan(
            Role.Targets,
            (before?.Version ?? 0) + 1,
            plan.Issued.AddDays(plan.Windows.Orders),
            [.. files.SelectMany(file => Entries(file, DirectorWords(file)))],
            Extra: Withdrawn(plan)
        );
        return Sign(repository, next, plan, out toSign);
    }

    /// <summary>The repository with a snapshot and a timestamp for this export.</summary>
    public static Judged<TufRepository> Stamp(TufRepository repository, ExportPlan plan)
    {
        var expires = plan.Issued.AddDays(plan.Windows.Export);
        var stamp = new CourierStamp(
            plan.Site,
            plan.Sequence,
            plan.Issued,
            plan.Issued.AddDays(plan.Windows.Next)
        );
        return repository.Stamp(new(expires, expires, stamp.ToExtra(Member)), plan.Signers);
    }

    /// <summary>The SHA-256 of the whole file that a target is (a part of).</summary>
    public static string FileOf(TargetEntry target) =>
        ((Match(target) as JsonObject)?["file"] as JsonObject)?["sha256"]?.AsText
        ?? target.Hashes["sha256"]
        ?? "";

    private static Judged<TufRepository> Sign(
        TufRepository repository,
        TargetsPlan plan,
        ExportPlan export,
        out MetadataDraft? toSign
    )
    {
        var (draft, refusal) = plan.Draft();
        toSign = null;
        if (draft is null)
            return refusal!;
        // What people signed elsewhere has another time in it; what it says of the files must be the same.
        foreach (var file in export.Signed)
        {
            if (
                repository.With(Role.Targets, file).Value is { } taken
                && taken.Targets[Role.Targets] is var said
                && said.Version == plan.Version
                && IsSame(said, plan.Targets, plan.Extra!)
            )
                return taken;
        }
        var signed = draft.SignedBy(repository.SignersOf(Role.Targets), export.Signers);
        var judged = repository.With(Role.Targets, signed.ToFile());
        if (judged.Refusal is { Code: RefusalCode.Threshold })
            toSign = signed;
        return judged;
    }

    private static IEnumerable<TargetEntry> Entries(PlacedFile file, JsonObject words)
    {
        for (var part = 0; part < file.Paths.Length; part++)
        {
            var (target, entry) = file.Paths[part];
            var custom = words;
            if (file.Paths.Length > 1)
                custom = words.With(
                    "part",
                    JsonObject.Of(("count", file.Paths.Length), ("number", part + 1))
                );
            yield return new(
                target,
                entry.Length,
                FileHashes.Sha256(entry.Sha256),
                JsonObject.Of((Member, custom))
            );
        }
    }

    private static JsonObject CatalogueWords(PlacedFile file) =>
        JsonObject.Of(
            ("evidence", Evidence(file.Evidence)),
            (
                "fsverity",
                JsonObject.Of(("alg", "sha256"), ("blockSize", 65536), ("digest", file.Item.FsVerity))
            ),
            ("match", MatchWords(file.Item)),
            ("name", file.Item.Name)
        );

    private static JsonObject DirectorWords(PlacedFile file) =>
        JsonObject.Of(
            ("assets", JsonArray.Of(file.Item.Assets)),
            ("case", file.Item.Case),
            (
                "due",
                file.Item.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) is { } due
                    ? (JsonValue)due
                    : null
            ),
            ("match", MatchWords(file.Item)),
            ("release", file.Release is { } release ? Evidence([release]) : null)
        );

    private static JsonObject MatchWords(DeliverableItem item) =>
        JsonObject.Of(
            ("file", JsonObject.Of(("length", item.Length), ("sha256", item.Sha256))),
            ("product", item.Product),
            ("version", item.Version is { } version ? (JsonValue)version : null)
        );

    private static JsonArray Evidence(IEnumerable<ListedFile> files) =>
        JsonArray.Of(
            files.Select(file => (JsonValue)JsonObject.Of(("path", file.Path), ("sha256", file.Sha256)))
        );

    private static JsonObject Withdrawn(ExportPlan plan) =>
        JsonObject.Of(
            (
                Member,
                JsonObject.Of(
                    (
                        "withdrawn",
                        WithdrawnTarget.ToJson(
                            plan.Withdrawn.Select(one => new WithdrawnTarget(
                                one.Name,
                                one.Sha256,
                                one.Why,
                                one.At.UtcDateTime.ToString(
                                    "yyyy-MM-dd'T'HH:mm:ss'Z'",
                                    CultureInfo.InvariantCulture
                                )
                            ))
                        )
                    )
                )
            )
        );

    private static bool IsSame(
        TargetsMetadata before,
        ImmutableArray<TargetEntry> entries,
        JsonObject extra
    ) =>
        before.Targets.Count == entries.Length
        && (before.Signed[Member]?.SameAs(extra[Member]) ?? false)
        && entries.All(entry =>
            before.Targets.TryGetValue(entry.Path, out var known)
            && known.Length == entry.Length
            && known.Hashes["sha256"] == entry.Hashes["sha256"]
            && (known.Custom?.SameAs(entry.Custom) ?? false)
        );
}
