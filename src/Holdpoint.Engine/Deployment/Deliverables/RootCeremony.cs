using System.Collections.Immutable;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Trust.Tuf;
using Holdpoint.Trust.Tuf.Model;
using Holdpoint.Trust.Tuf.Repository;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>The next root of a repository, signed as far as the keys at hand reach.</summary>
internal static class RootCeremony
{
    /// <summary>Drafts a root and signs it with the keys at hand.</summary>
    /// <param name="before">The repository as it is; null where it has no root yet.</param>
    /// <param name="roles">The signers that change; all of them for a first root.</param>
    /// <param name="words">What the root says beside its roles.</param>
    /// <param name="asked">The keys at hand, and for how long it is valid.</param>
    /// <param name="now">The time (UTC).</param>
    public static Judged<MetadataDraft> Draft(
        TufRepository? before,
        ImmutableSortedDictionary<string, RoleSigners> roles,
        RootWords words,
        SitePreparation asked,
        DateTimeOffset now
    )
    {
        var expires = now.AddDays(asked.Days);
        var plan = before is null ? RootPlan.Empty(expires) : RootPlan.After(before.Root, expires);
        plan = plan with { Extra = words.ToExtra() };
        foreach (var (role, signers) in roles)
            plan = plan.With(role, signers);
        var (draft, refusal) = plan.Draft();
        if (draft is null)
            return refusal!;
        draft = draft.SignedBy(plan.Roles[Role.Root], asked.Signers);
        return before is null ? draft : draft.SignedBy(before.SignersOf(Role.Root), asked.Signers);
    }

    /// <summary>The repository with a root that enough keys signed.</summary>
    public static Judged<TufRepository> Take(TufRepository? before, ReadOnlyMemory<byte> file) =>
        before is null ? TufRepository.Start(file) : before.WithRoot(file);
}
