namespace Holdpoint.Core.Deployment.Deliverables;

/// <summary>What an entry on a medium is.</summary>
public enum TreeEntryKind
{
    /// <summary>A plain file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link, or a junction.</summary>
    Link,

    /// <summary>A device, a pipe, a socket, a file with several names: anything else.</summary>
    Other,
}
