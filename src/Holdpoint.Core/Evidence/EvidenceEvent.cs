namespace Holdpoint.Core.Evidence;

/// <summary>Something that happened, or that is about to: who, when, what, about which bytes.</summary>
/// <param name="Kind">What kind, for example "inventory.import": lower case words with dots.</param>
/// <param name="Subject">What it is about: a file, a source, an advisory, a case, an artifact.</param>
/// <param name="Actor">Who: a person's account, or the program's job.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Facts">The particulars as a JSON object.</param>
/// <param name="Digests">SHA-256 (lower-case hex) of what it speaks of, by name; may be empty.</param>
public sealed record EvidenceEvent(
    string Kind,
    string Subject,
    string Actor,
    DateTimeOffset At,
    string Facts,
    IReadOnlyDictionary<string, string> Digests
)
{
    /// <summary>An event that speaks of no bytes.</summary>
    public EvidenceEvent(string kind, string subject, string actor, DateTimeOffset at, string facts)
        : this(kind, subject, actor, at, facts, NoDigests) { }

    /// <summary>No digest.</summary>
    public static IReadOnlyDictionary<string, string> NoDigests { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal);
}
