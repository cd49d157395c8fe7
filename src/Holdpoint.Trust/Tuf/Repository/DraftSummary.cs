using System.Text;
using Holdpoint.Trust.Json;
using Holdpoint.Trust.Keys;
using Holdpoint.Trust.Tuf.Model;

namespace Holdpoint.Trust.Tuf.Repository;

/// <summary>
/// What a key holder reads before signing: what the file says, and what it changes. The fingerprint at its end is of the
/// very bytes that are signed; two machines show the same.
/// </summary>
public static class DraftSummary
{
    /// <summary>The summary, in lines.</summary>
    /// <param name="draft">What is to be signed.</param>
    /// <param name="before">The file of the same role that is in force; null where there is none.</param>
    public static string Of(MetadataDraft draft, JsonObject? before = null)
    {
        var text = new StringBuilder();
        var signed = draft.Signed;
        text.Append($"{signed["_type"]?.AsText ?? draft.Role}, version {draft.Version}");
        if (before?["version"]?.AsInteger is { } version)
            text.Append($" (in force: version {version})");
        text.Append($"\nexpires {signed["expires"]?.AsText ?? "never"}\n");
        Keys(text, signed, before);
        Roles(text, signed["roles"] as JsonObject, before?["roles"] as JsonObject);
        Delegations(text, signed["delegations"] as JsonObject);
        Targets(text, signed["targets"] as JsonObject, before?["targets"] as JsonObject);
        foreach (var entry in (signed["meta"] as JsonObject)?.Members ?? [])
            text.Append($"  {entry.Name} version {(entry.Value as JsonObject)?["version"]?.AsInteger}\n");
        foreach (var own in Plan.ExtraOf(signed)?.Members ?? [])
            text.Append($"{own.Name}: {Encoding.UTF8.GetString(CanonicalJson.Write(own.Value))}\n");
        return text.Append($"sha256 of what is signed: {draft.Fingerprint()}\n").ToString();
    }

    private static void Keys(StringBuilder text, JsonObject signed, JsonObject? before)
    {
        var (now, then) = (KeysIn(signed), KeysIn(before));
        foreach (var (id, json) in now)
            text.Append($"{(before is null || then.ContainsKey(id) ? "  key" : "+ key")} {Key(id, json)}\n");
        foreach (var (id, json) in then)
        {
            if (!now.ContainsKey(id))
                text.Append($"- key {Key(id, json)}\n");
        }
    }

    private static SortedDictionary<string, JsonObject> KeysIn(JsonObject? signed)
    {
        var keys = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        var holders = new[] { signed?["keys"], (signed?["delegations"] as JsonObject)?["keys"] };
        foreach (var key in holders.OfType<JsonObject>().SelectMany(holder => holder.Members))
            keys[key.Name] = key.Value as JsonObject ?? JsonObject.Empty;
        return keys;
    }

    private static string Key(string id, JsonObject json) =>
        $"{id} {json["scheme"]?.AsText} {json[KeyObject.OwnerField]?.AsText ?? "(no owner)"}";

    private static void Roles(StringBuilder text, JsonObject? now, JsonObject? then)
    {
        foreach (var role in now?.Members ?? [])
        {
            var changed = then is not null && !role.Value.SameAs(then[role.Name]);
            text.Append($"{(changed ? "! " : "  ")}role {role.Name}: {Signers(role.Value as JsonObject)}\n");
        }
    }

    private static void Delegations(StringBuilder text, JsonObject? delegations)
    {
        foreach (var role in ((delegations?["roles"] as JsonArray)?.Items ?? []).OfType<JsonObject>())
        {
            var paths = (role["paths"] as JsonArray)?.Items.Select(path => path.AsText) ?? [];
            text.Append(
                $"  delegates {string.Join(' ', paths)} to {role["name"]?.AsText}: {Signers(role)}\n"
            );
        }
    }

    private static string Signers(JsonObject? role) =>
        $"{role?["threshold"]?.AsInteger} of "
        + string.Join(
            ", ",
            ((role?["keyids"] as JsonArray)?.Items ?? []).Select(id =>
                id.AsText is { Length: > 8 } full ? full[..8] : "?"
            )
        );

    private static void Targets(StringBuilder text, JsonObject? now, JsonObject? then)
    {
        foreach (var target in now?.Members ?? [])
        {
            var known = then?[target.Name];
            var mark =
                then is null || target.Value.SameAs(known) ? "  "
                : known is null ? "+ "
                : "! ";
            var entry = target.Value as JsonObject;
            text.Append(
                $"{mark}{target.Name} {entry?["length"]?.AsInteger} bytes "
                    + $"{(entry?["hashes"] as JsonObject)?["sha256"]?.AsText}\n"
            );
        }
        foreach (var target in then?.Members ?? [])
        {
            if (now?[target.Name] is null)
                text.Append($"- {target.Name}\n");
        }
    }
}
