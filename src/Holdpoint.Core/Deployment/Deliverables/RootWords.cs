using System.Collections.Immutable;
using Holdpoint.Trust.Attestation.Predicates;
using Holdpoint.Trust.Json;
using Holdpoint.Trust.Keys;
using Holdpoint.Trust.Tuf.Model;
using Holdpoint.Trust.Tuf.Repository;

namespace Holdpoint.Core.Deployment.Deliverables;

/// <summary>
/// What a root says beside its roles, in a member of our own: which repository it is of, and who may sign evidence and
/// Releases. It stands in the root, so it is changed as the keys are: by the threshold of the root's holders.
/// </summary>
public sealed record RootWords
{
    /// <summary>The member in the root's signed part.</summary>
    public const string Member = "holdpoint";

    /// <summary>The catalogue's name for itself.</summary>
    public const string Catalogue = "catalogue";

    /// <summary>A director's name for itself.</summary>
    public const string Director = "director";

    /// <summary><see cref="Catalogue"/> or <see cref="Director"/>; null where the root does not say.</summary>
    public string? Repository { get; init; }

    /// <summary>The site that a director is of; null for the catalogue.</summary>
    public string? Site { get; init; }

    /// <summary>Who may sign evidence on files; null where the catalogue names nobody.</summary>
    public RoleSigners? Evidence { get; init; }

    /// <summary>Who may give Releases.</summary>
    public ImmutableArray<VsaVerifier> Verifiers { get; init; } = [];

    /// <summary>What a root says; empty words where it says nothing of ours, or what cannot be understood.</summary>
    public static RootWords Read(RootMetadata root)
    {
        ArgumentNullException.ThrowIfNull(root);
        if (root.Signed[Member] is not JsonObject words)
            return new();
        return new()
        {
            Repository = words["repository"]?.AsText,
            Site = words["site"]?.AsText,
            Evidence = words["evidence"] is JsonObject evidence ? Signers(evidence) : null,
            Verifiers =
            [
                .. ((words["verifiers"] as JsonArray)?.Items ?? [])
                    .OfType<JsonObject>()
                    .Select(Verifier)
                    .OfType<VsaVerifier>(),
            ],
        };
    }

    /// <summary>The members to give to <see cref="RootPlan.Extra"/>.</summary>
    public JsonObject ToExtra() =>
        JsonObject.Of(
            (
                Member,
                JsonObject.Of(
                    ("evidence", Evidence is { } evidence ? Json(evidence.Keys, evidence.Threshold) : null),
                    ("repository", Text(Repository)),
                    ("site", Text(Site)),
                    (
                        "verifiers",
                        Verifiers.IsEmpty
                            ? null
                            : JsonArray.Of(
                                Verifiers.Select(one =>
                                    (JsonValue)Json(one.Keys, one.Threshold).With("id", one.Id)
                                )
                            )
                    )
                )
            )
        );

    private static JsonValue? Text(string? text) => text is null ? null : (JsonValue)text;

    private static VsaVerifier? Verifier(JsonObject json) =>
        json["id"]?.AsText is { } id && Signers(json) is { } signers
            ? new(id, signers.Keys, signers.Threshold)
            : null;

    // A key that cannot be read makes the whole list unreadable: a threshold over fewer keys would be another rule.
    private static RoleSigners? Signers(JsonObject json)
    {
        var keys = ((json["keys"] as JsonObject)?.Members ?? [])
            .Select(member => member.Value is JsonObject key ? KeyObject.Read(member.Name, key) : null)
            .ToList();
        if (keys.Count == 0 || keys.Contains(null) || json["threshold"]?.AsInteger is not (> 0 and < 100))
            return null;
        var signers = RoleSigners.Of((int)json["threshold"]!.AsInteger!.Value, keys.OfType<KeyObject>());
        return signers.Wrong() is null ? signers : null;
    }

    private static JsonObject Json(IEnumerable<KeyObject> keys, int threshold) =>
        JsonObject.Of(
            (
                "keys",
                new JsonObject(
                    keys.OrderBy(key => key.Id, StringComparer.Ordinal)
                        .Select(key => new JsonMember(key.Id, key.Json))
                )
            ),
            ("threshold", threshold)
        );
}
