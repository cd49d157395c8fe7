namespace Holdpoint.Engine.Storage;

/// <summary>The storage cannot be used; the message is for people.</summary>
public sealed class StorageException : Exception
{
    /// <summary>Without words.</summary>
    public StorageException() { }

    /// <summary>With what is wrong and what to do.</summary>
    public StorageException(string message)
        : base(message) { }

    /// <summary>With what is wrong, what to do and the cause.</summary>
    public StorageException(string message, Exception cause)
        : base(message, cause) { }
}
