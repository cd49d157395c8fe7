using System.Collections.Immutable;
using Holdpoint.Trust.Json;
using Holdpoint.Trust.Tuf.Model;

namespace Holdpoint.Trust.Tuf.Repository;

/// <summary>What a root shall say (TUF 1.0.34, clause 4.3).</summary>
/// <param name="Version">Its version: 1, then one more each time.</param>
/// <param name="Expires">Its end.</param>
/// <param name="Roles">The signers of the four top-level roles.</param>
/// <param name="Extra">Members of our own in the signed part.</param>
public sealed record RootPlan(
    long Version,
    DateTimeOffset Expires,
    ImmutableSortedDictionary<string, RoleSigners> Roles,
    JsonObject? Extra = null
)
{
    /// <summary>The draft to be signed, or what is wrong with the plan.</summary>
    public Judged<MetadataDraft> Draft()
    {
        if (Version < 1)
            return Plan.Refuse(Role.Root, "4.3", "a root's version is 1 or more");
        foreach (var role in Role.TopLevel)
        {
            if (!Roles.TryGetValue(role, out var signers))
                return Plan.Refuse(Role.Root, "4.3", $"the role {role} has no signers");
            if (signers.Wrong() is { } wrong)
                return Plan.Refuse(Role.Root, "4.3", $"{role}: {wrong}");
        }
        if (Roles.Count != Role.TopLevel.Count)
            return Plan.Refuse(Role.Root, "4.3", "only the four top-level roles stand in a root");
        var signed = JsonObject.Of(
            ("consistent_snapshot", true),
            ("keys", RoleSigners.KeysOf(Roles.Values)),
            ("roles", new JsonObject(Roles.Select(role => new JsonMember(role.Key, role.Value.ToJson()))))
        );
        return Plan.Draft(Role.Root, Version, Expires, signed, Extra);
    }

    /// <summary>The plan of a root that is one version further than this one and else says the same.</summary>
    public static RootPlan After(RootMetadata root, DateTimeOffset expires) =>
        new(
            root.Version + 1,
            expires,
            root.Roles.ToImmutableSortedDictionary(
                role => role.Key,
                role => RoleSigners.From(role.Value, root.Keys),
                StringComparer.Ordinal
            ),
            Plan.ExtraOf(root.Signed)
        );

    /// <summary>The plan with other signers for a role.</summary>
    public RootPlan With(string role, RoleSigners signers) =>
        this with
        {
            Roles = Roles.SetItem(role, signers),
        };

    /// <summary>A first root that names no signers yet.</summary>
    public static RootPlan Empty(DateTimeOffset expires) =>
        new(1, expires, ImmutableSortedDictionary.Create<string, RoleSigners>(StringComparer.Ordinal));

    /// <summary>A first root.</summary>
    public static RootPlan First(
        DateTimeOffset expires,
        RoleSigners root,
        RoleSigners targets,
        RoleSigners snapshot,
        RoleSigners timestamp
    ) =>
        Empty(expires)
            .With(Role.Root, root)
            .With(Role.Targets, targets)
            .With(Role.Snapshot, snapshot)
            .With(Role.Timestamp, timestamp);
}
