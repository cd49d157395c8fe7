using System.Net;
using System.Security.Authentication;

namespace Holdpoint.Csaf.Provider.Transport;

/// <summary>The one place that says which faults may pass by themselves and are worth another try.</summary>
internal static class Passing
{
    public static bool MayPass(HttpStatusCode status) =>
        (int)status
            is 408 // Request Timeout
                or 421 // Misdirected Request
                or 425 // Too Early
                or 429 // Too Many Requests
                or 500
                or 502
                or 503
                or 504;

    public static bool MayPass(Exception fault) =>
        fault switch
        {
            // A certificate that is wrong now is wrong in a second; trying again only hides it.
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => false,
            HttpRequestException { InnerException: AuthenticationException } => false,
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => false,
            HttpRequestException or IOException or TimeoutException => true,
            _ => false,
        };
}
