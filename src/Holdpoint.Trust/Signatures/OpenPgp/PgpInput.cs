namespace Holdpoint.Trust.Signatures.OpenPgp;

/// <summary>Turns what the OpenPGP library throws on hostile packets into "not readable".</summary>
internal static class PgpInput
{
    public static bool Try(Func<bool> step)
    {
        try
        {
            return step();
        }
#pragma warning disable CA1031 // The library throws a dozen unrelated types on malformed packets; each means the same.
        catch (Exception broken) when (broken is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return false;
        }
    }
}
