namespace Holdpoint.Server;

/// <summary>Every time-out and limit of the server.</summary>
internal static class ServerLimits
{
    /// <summary>Longest body of an ordinary request, in bytes; uploads have a limit of their own.</summary>
    public const long RequestBytes = 1024 * 1024;

    /// <summary>How long a client may take for its request's head.</summary>
    public static readonly TimeSpan RequestHead = TimeSpan.FromSeconds(15);

    /// <summary>Rows of a table on one page.</summary>
    public const int PageRows = 50;
}
