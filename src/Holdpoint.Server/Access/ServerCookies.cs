using Microsoft.AspNetCore.Http;

namespace Holdpoint.Server.Access;

/// <summary>
/// Names of cookies. Where every address is https, a name says to the browser itself that no other host and no plain
/// connection may set or read it.
/// </summary>
internal static class ServerCookies
{
    /// <summary>A cookie's name on this server.</summary>
    public static string Name(string what, ServerSettings settings) =>
        IsSecure(settings) ? $"__Host-holdpoint.{what}" : $"holdpoint.{what}";

    /// <summary>The name of one that goes to one way of this server only.</summary>
    public static string BoundToPath(string what, ServerSettings settings) =>
        IsSecure(settings) ? $"__Secure-holdpoint.{what}" : $"holdpoint.{what}";

    /// <summary>Whether it goes over plain connections.</summary>
    public static CookieSecurePolicy Secure(ServerSettings settings) =>
        IsSecure(settings) ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

    private static bool IsSecure(ServerSettings settings) =>
        settings
            .Urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .All(url => url.StartsWith("https://", StringComparison.OrdinalIgnoreCase));
}
