namespace Holdpoint.Trust.Log;

/// <summary>The log's own files are not as the log left them; nothing is appended to such a log. The message is for people.</summary>
public sealed class LogDamagedException : IOException
{
    /// <summary>Without words.</summary>
    public LogDamagedException() { }

    /// <summary>With what is wrong.</summary>
    public LogDamagedException(string message)
        : base(message) { }

    /// <summary>With what is wrong and the cause.</summary>
    public LogDamagedException(string message, Exception cause)
        : base(message, cause) { }
}
