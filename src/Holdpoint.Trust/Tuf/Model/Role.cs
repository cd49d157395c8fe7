namespace Holdpoint.Trust.Tuf.Model;

/// <summary>The top-level roles and how files are named after roles.</summary>
public static class Role
{
    /// <summary>Whose file says which keys sign.</summary>
    public const string Root = "root";

    /// <summary>Whose file says which snapshot is the newest.</summary>
    public const string Timestamp = "timestamp";

    /// <summary>Whose file says which targets files belong together.</summary>
    public const string Snapshot = "snapshot";

    /// <summary>Whose file lists what may be installed.</summary>
    public const string Targets = "targets";

    /// <summary>The top-level roles.</summary>
    public static IReadOnlyList<string> TopLevel { get; } = [Root, Timestamp, Snapshot, Targets];

    /// <summary>Whether the name is a top-level role's.</summary>
    public static bool IsTopLevel(string role) => role is Root or Timestamp or Snapshot or Targets;

    /// <summary>"snapshot.json".</summary>
    public static string FileOf(string role) => role + ".json";

    /// <summary>"7.snapshot.json".</summary>
    public static string FileOf(string role, long version) => $"{version}.{role}.json";
}
