namespace Holdpoint.Core.Evidence;

/// <summary>Sizes of evidence.</summary>
public static class EvidenceLimits
{
    /// <summary>The longest entry, in bytes; facts that would make it longer are named by their SHA-256 instead.</summary>
    public const int EntryBytes = 60 * 1024;

    /// <summary>The longest subject, in characters; a longer one is cut.</summary>
    public const int SubjectLength = 1000;

    /// <summary>The most digests of one event; more belong into a listed file with one digest.</summary>
    public const int Digests = 64;
}
