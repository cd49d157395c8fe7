namespace Holdpoint.Csaf.Reading;

/// <summary>The lists of allowed values of both versions.</summary>
internal sealed class Vocabulary
{
    private readonly Word[] words;

    private Vocabulary(params Word[] words) => this.words = words;

    internal static Vocabulary SchemaUris { get; } =
        Of("https://docs.oasis-open.org/csaf/csaf/v2.1/schema/csaf.json");

    internal static Vocabulary CsafVersions { get; } = new(Only20("2.0"), Only21("2.1"));

    internal static Vocabulary TlpLabels { get; } =
        new(new("AMBER"), Only21("AMBER+STRICT"), Only21("CLEAR"), new("GREEN"), new("RED"), Only20("WHITE"));

    internal static Vocabulary NoteCategories { get; } =
        Of("description", "details", "faq", "general", "legal_disclaimer", "other", "summary");

    internal static Vocabulary PublisherCategories { get; } =
        new(
            new("coordinator"),
            new("discoverer"),
            Only21("multiplier"),
            new("other"),
            new("translator"),
            new("user"),
            new("vendor")
        );

    internal static Vocabulary ReferenceCategories { get; } = Of("external", "self");

    internal static Vocabulary TrackingStatuses { get; } = Of("draft", "final", "interim");

    internal static Vocabulary BranchCategories { get; } =
        new(
            new("architecture"),
            new("host_name"),
            new("language"),
            Only20("legacy"),
            new("patch_level"),
            Only21("platform"),
            new("product_family"),
            new("product_name"),
            new("product_version"),
            new("product_version_range"),
            new("service_pack"),
            new("specification"),
            new("vendor")
        );

    internal static Vocabulary RelationshipCategories { get; } =
        Of(
            "default_component_of",
            "external_component_of",
            "installed_on",
            "installed_with",
            "optional_component_of"
        );

    internal static Vocabulary FlagLabels { get; } =
        Of(
            "component_not_present",
            "inline_mitigations_already_exist",
            "vulnerable_code_cannot_be_controlled_by_adversary",
            "vulnerable_code_not_in_execute_path",
            "vulnerable_code_not_present"
        );

    internal static Vocabulary InvolvementParties { get; } =
        Of("coordinator", "discoverer", "other", "user", "vendor");

    internal static Vocabulary InvolvementStatuses { get; } =
        Of("completed", "contact_attempted", "disputed", "in_progress", "not_contacted", "open");

    internal static Vocabulary SeverityRatings { get; } = Of("critical", "high", "low", "medium", "none");

    internal static Vocabulary RemediationCategories { get; } =
        new(
            Only21("fix_planned"),
            new("mitigation"),
            new("no_fix_planned"),
            new("none_available"),
            Only21("optional_patch"),
            new("vendor_fix"),
            new("workaround")
        );

    internal static Vocabulary RestartCategories { get; } =
        Of(
            "connected",
            "dependencies",
            "machine",
            "none",
            "parent",
            "service",
            "system",
            "vulnerable_component",
            "zone"
        );

    internal static Vocabulary ThreatCategories { get; } = Of("exploit_status", "impact", "target_set");

    internal static Vocabulary ExtensionCategories { get; } = Of("essential", "significant", "supplementary");

    /// <summary>The word of these bytes; null where the version does not have it.</summary>
    internal string? Find(ReadOnlySpan<byte> utf8, bool is21)
    {
        foreach (var word in words)
        {
            if (utf8.SequenceEqual(word.Utf8))
                return word.ExistsIn(is21) ? word.Text : null;
        }
        return null;
    }

    /// <summary>The words of a version, for messages.</summary>
    internal string Listed(bool is21) =>
        string.Join(", ", words.Where(w => w.ExistsIn(is21)).Select(w => w.Text));

    private static Vocabulary Of(params string[] texts) => new([.. texts.Select(t => new Word(t))]);

    private static Word Only20(string text) => new(text, Presence.Only20);

    private static Word Only21(string text) => new(text, Presence.Only21);
}
