using Holdpoint.Trust.Json;

namespace Holdpoint.Trust.Tuf.Repository;

/// <summary>What all plans share.</summary>
internal static class Plan
{
    private const int LongestName = 64;

    private static readonly HashSet<string> Standard = new(StringComparer.Ordinal)
    {
        "_type",
        "consistent_snapshot",
        "delegations",
        "expires",
        "keys",
        "meta",
        "roles",
        "spec_version",
        "targets",
        "version",
    };

    public static Judged<MetadataDraft> Draft(
        string role,
        long version,
        DateTimeOffset expires,
        JsonObject signed,
        JsonObject? extra
    )
    {
        if (
            extra?.Members.FirstOrDefault(member => Standard.Contains(member.Name)) is
            { Name: not null } taken
        )
            return Refuse(role, "4.2", $"the member {taken.Name} is the standard's, not ours");
        var type = Model.Role.IsTopLevel(role) ? role : Model.Role.Targets;
        var common = SignedJson.Common(type, version, expires, extra);
        return new MetadataDraft(role, SignedJson.Sorted(new(common.Members.Concat(signed.Members))));
    }

    public static JsonObject? ExtraOf(JsonObject signed)
    {
        var extra = signed.Members.Where(member => !Standard.Contains(member.Name)).ToList();
        return extra.Count == 0 ? null : new(extra);
    }

    /// <summary>Names that are one plain file name everywhere and no device's.</summary>
    public static bool IsPlainName(string name) =>
        name.Length is > 0 and <= LongestName
        && char.IsAsciiLetterLower(name[0])
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_')
        && !Model.Role.IsTopLevel(name)
        && name is not ("con" or "prn" or "aux" or "nul")
        && !(
            name.Length == 4
            && (
                name.StartsWith("com", StringComparison.Ordinal)
                || name.StartsWith("lpt", StringComparison.Ordinal)
            )
        );

    public static TufRefusal Refuse(string role, string clause, string text) =>
        new(
            RefusalCode.Plan,
            role,
            Model.Role.FileOf(role),
            clause,
            $"It cannot be written: {text}.",
            "the same with this put right"
        );
}
