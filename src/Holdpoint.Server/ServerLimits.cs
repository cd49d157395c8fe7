namespace Holdpoint.Server;

/// <summary>Every time-out and limit of the server.</summary>
internal static class ServerLimits
{
    /// <summary>Longest body of an ordinary request, in bytes; uploads have a limit of their own.</summary>
    public const long RequestBytes = 1024 * 1024;

    /// <summary>How long a client may take for its request's head.</summary>
    public static readonly TimeSpan RequestHead = TimeSpan.FromSeconds(15);

    /// <summary>A session ends when nothing was asked for this long.</summary>
    public static readonly TimeSpan IdleSession = TimeSpan.FromHours(1);

    /// <summary>A session ends after this time whatever happens; longer than a shift.</summary>
    public static readonly TimeSpan WholeSession = TimeSpan.FromHours(12);

    /// <summary>How soon a session notices that its account changed.</summary>
    public static readonly TimeSpan StampCheck = TimeSpan.FromSeconds(30);

    /// <summary>Fewest characters of a password.</summary>
    public const int ShortestPassword = 12;

    /// <summary>How long a password is good that an administrator chose.</summary>
    public static readonly TimeSpan GivenPassword = TimeSpan.FromDays(3);

    /// <summary>Wrong attempts that lock an account, and for how long.</summary>
    public const int WrongAttempts = 5;

    /// <summary>How long a locked account stays so.</summary>
    public static readonly TimeSpan LockOut = TimeSpan.FromMinutes(10);

    /// <summary>Attempts to sign in or to set up, by address and minute.</summary>
    public const int AttemptsPerMinute = 30;

    /// <summary>Requests of one address at once, and how many come back each second.</summary>
    public const int RequestsAtOnce = 400;

    /// <summary>See <see cref="RequestsAtOnce"/>.</summary>
    public const int RequestsPerSecond = 200;

    /// <summary>Rows of a table on one page.</summary>
    public const int PageRows = 50;
}
