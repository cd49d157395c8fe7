using System.Collections.Immutable;
using Holdpoint.Trust.Json;
using Holdpoint.Trust.Tuf.Model;

namespace Holdpoint.Trust.Tuf.Repository;

/// <summary>To whom which paths shall be delegated.</summary>
/// <param name="Name">The role: small letters, digits, hyphen, underscore.</param>
/// <param name="Signers">Who signs for it.</param>
/// <param name="Paths">Patterns of paths, one or more.</param>
/// <param name="Terminating">True where nobody else is asked for these paths.</param>
public sealed record DelegationPlan(
    string Name,
    RoleSigners Signers,
    ImmutableArray<string> Paths,
    bool Terminating = true
);

/// <summary>What a targets file shall say (TUF 1.0.34, clause 4.5).</summary>
/// <param name="Role">"targets", or the delegated role.</param>
/// <param name="Version">Its version, higher than the last.</param>
/// <param name="Expires">Its end.</param>
/// <param name="Targets">The targets; each path once.</param>
/// <param name="Delegations">The delegations in their order of preference.</param>
/// <param name="Extra">Members of our own in the signed part.</param>
public sealed record TargetsPlan(
    string Role,
    long Version,
    DateTimeOffset Expires,
    ImmutableArray<TargetEntry> Targets,
    ImmutableArray<DelegationPlan> Delegations = default,
    JsonObject? Extra = null
)
{
    /// <summary>The draft to be signed, or what is wrong with the plan.</summary>
    public Judged<MetadataDraft> Draft()
    {
        if (Version < 1)
            return Refuse("a version is 1 or more");
        if (Role != Model.Role.Targets && !Plan.IsPlainName(Role))
            return Refuse("a role's name has small letters, digits, hyphens and underscores");
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var target in Targets)
        {
            if (!TargetPath.IsPlain(target.Path))
                return Refuse($"\"{target.Path}\" is no plain relative path");
            if (!paths.Add(target.Path))
                return Refuse($"\"{target.Path}\" is listed twice");
            if (target.Length < 0 || DigestCheck.Computable(target.Hashes).Count == 0)
                return Refuse($"\"{target.Path}\" needs a length and a sha256");
        }
        var delegations = Delegations.IsDefault ? [] : Delegations;
        foreach (var delegation in delegations)
        {
            if (!Plan.IsPlainName(delegation.Name))
                return Refuse("a role's name has small letters, digits, hyphens and underscores");
            if (delegation.Signers.Wrong() is { } wrong)
                return Refuse($"{delegation.Name}: {wrong}");
            if (delegation.Paths.IsDefaultOrEmpty)
                return Refuse($"{delegation.Name}: a path is due");
        }
        if (
            delegations.Select(delegation => delegation.Name).Distinct(StringComparer.Ordinal).Count()
            != delegations.Length
        )
            return Refuse("one role is delegated to twice");
        var signed = JsonObject.Of(
            ("delegations", delegations.Length == 0 ? null : DelegationsJson(delegations)),
            (
                "targets",
                new JsonObject(
                    Targets
                        .OrderBy(target => target.Path, StringComparer.Ordinal)
                        .Select(target => new JsonMember(target.Path, SignedJson.Target(target)))
                )
            )
        );
        return Plan.Draft(Role, Version, Expires, signed, Extra);
    }

    /// <summary>The plan of a file that is one version further and else says the same.</summary>
    public static TargetsPlan After(string role, TargetsMetadata metadata, DateTimeOffset expires) =>
        new(
            role,
            metadata.Version + 1,
            expires,
            [.. metadata.Targets.Values],
            [
                .. metadata.Delegations.Select(delegation => new DelegationPlan(
                    delegation.Name,
                    RoleSigners.From(delegation.Signers, metadata.Keys),
                    delegation.Paths ?? [],
                    delegation.Terminating
                )),
            ],
            Plan.ExtraOf(metadata.Signed)
        );

    private static JsonObject DelegationsJson(ImmutableArray<DelegationPlan> delegations) =>
        JsonObject.Of(
            ("keys", RoleSigners.KeysOf(delegations.Select(delegation => delegation.Signers))),
            (
                "roles",
                JsonArray.Of(
                    delegations.Select(delegation =>
                        (JsonValue)
                            new JsonObject(
                                delegation
                                    .Signers.ToJson()
                                    .With("name", delegation.Name)
                                    .With("paths", JsonArray.Of(delegation.Paths))
                                    .With("terminating", delegation.Terminating)
                                    .Members.OrderBy(member => member.Name, StringComparer.Ordinal)
                            )
                    )
                )
            )
        );

    private TufRefusal Refuse(string text) => Plan.Refuse(Role, "4.5", text);
}
