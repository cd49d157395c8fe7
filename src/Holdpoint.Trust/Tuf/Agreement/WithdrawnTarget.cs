using Holdpoint.Trust.Json;
using Holdpoint.Trust.Tuf.Model;

namespace Holdpoint.Trust.Tuf.Agreement;

/// <summary>
/// A target that must not be installed any more, and why. Absence alone would be silence; this says it, and it holds for
/// the bytes, under whatever path they are listed.
/// </summary>
/// <param name="Path">The path it had.</param>
/// <param name="Sha256">Its digest.</param>
/// <param name="Reason">Why it was withdrawn.</param>
/// <param name="Since">When, as written.</param>
public sealed record WithdrawnTarget(string Path, string Sha256, string Reason, string Since)
{
    /// <summary>The array to put into a targets file's own member.</summary>
    public static JsonArray ToJson(IEnumerable<WithdrawnTarget> withdrawn) =>
        JsonArray.Of(
            withdrawn
                .OrderBy(one => one.Sha256, StringComparer.Ordinal)
                .Select(one =>
                    (JsonValue)
                        JsonObject.Of(
                            ("path", one.Path),
                            ("reason", one.Reason),
                            ("sha256", one.Sha256),
                            ("since", one.Since)
                        )
                )
        );

    /// <summary>
    /// The list in <c>signed.MEMBER.withdrawn</c>: empty where there is none, null where it cannot be read (which is then
    /// no empty list).
    /// </summary>
    public static IReadOnlyList<WithdrawnTarget>? Read(TargetsMetadata targets, string member)
    {
        if ((targets.Signed[member] as JsonObject)?["withdrawn"] is not { } list)
            return [];
        if (list is not JsonArray array)
            return null;
        var fault = new FirstFault();
        var withdrawn = array
            .Items.Select(item => new Fields(item as JsonObject ?? JsonObject.Empty, "$", fault))
            .Select(item => new WithdrawnTarget(
                item.Text("path"),
                item.Text("sha256"),
                item.Text("reason"),
                item.Text("since")
            ))
            .ToList();
        return fault.Text is null ? withdrawn : null;
    }

    /// <summary>Null where the target is on none of the lists; otherwise the refusal with the reason.</summary>
    public static TufRefusal? Check(AgreedTarget target, IEnumerable<WithdrawnTarget> withdrawn) =>
        withdrawn.FirstOrDefault(one => one.Sha256 == target.Hashes["sha256"]) is { } found
            ? new(
                RefusalCode.Withdrawn,
                Role.Targets,
                target.Path,
                "D6",
                $"It was withdrawn {found.Since}: {found.Reason}",
                "the release that replaces it"
            )
            : null;
}
