namespace Holdpoint.Server.Access;

/// <summary>Where somebody goes after coming in: only to places of this server.</summary>
internal static class OwnPlace
{
    /// <summary>The place where it is one, else the first page.</summary>
    public static string Of(string? place) =>
        place is ['/', ..]
        && !place.StartsWith("//", StringComparison.Ordinal)
        && !place.Contains('\\')
        && !place.Any(char.IsControl)
            ? place
            : "/";
}
