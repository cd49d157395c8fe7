namespace Holdpoint.Csaf.Provider.Signatures;

/// <summary>Turns what the OpenPGP library throws on hostile input into words.</summary>
internal static class PgpInput
{
    /// <summary>Null when the step went through, otherwise what was wrong.</summary>
    public static string? Guard(Action step)
    {
        try
        {
            step();
            return null;
        }
#pragma warning disable CA1031 // The library throws a dozen unrelated types on malformed packets; every one means "unreadable".
        catch (Exception broken) when (broken is not (OutOfMemoryException or StackOverflowException))
#pragma warning restore CA1031
        {
            return $"Not readable as OpenPGP: {broken.GetType().Name}: {broken.Message}";
        }
    }
}
