using System.Net;

namespace Holdpoint.Engine.Acquisition.Downloads;

/// <summary>The site's proxy, and the hosts that are reached without it.</summary>
/// <param name="address">The proxy.</param>
/// <param name="direct">Names of hosts; with a leading dot all names below.</param>
internal sealed class SiteProxy(Uri address, IReadOnlyList<string> direct) : IWebProxy
{
    public ICredentials? Credentials { get; set; }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : address;

    public bool IsBypassed(Uri host) =>
        direct.Any(one =>
            one.StartsWith('.')
                ? host.Host.EndsWith(one, StringComparison.OrdinalIgnoreCase)
                : string.Equals(host.Host, one, StringComparison.OrdinalIgnoreCase)
        );
}
