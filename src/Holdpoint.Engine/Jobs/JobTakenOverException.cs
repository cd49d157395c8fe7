namespace Holdpoint.Engine.Jobs;

/// <summary>A run may not write any more: another server took its job over.</summary>
internal sealed class JobTakenOverException : Exception
{
    public JobTakenOverException() { }

    public JobTakenOverException(string message)
        : base(message) { }

    public JobTakenOverException(string message, Exception cause)
        : base(message, cause) { }
}
