using System.Net;
using System.Net.Sockets;

namespace Holdpoint.Core.Acquisition.Downloads;

/// <summary>
/// Which addresses a download may go to. A link in an advisory, or a redirect, must not make this machine ask its own services or
/// the plant's.
/// </summary>
public static class AddressRule
{
    private static readonly (IPNetwork Network, string Words)[] Closed =
    [
        (IPNetwork.Parse("0.0.0.0/8"), "this network"),
        (IPNetwork.Parse("10.0.0.0/8"), "private"),
        (IPNetwork.Parse("100.64.0.0/10"), "shared by carriers"),
        (IPNetwork.Parse("127.0.0.0/8"), "this machine"),
        (IPNetwork.Parse("169.254.0.0/16"), "link-local"),
        (IPNetwork.Parse("172.16.0.0/12"), "private"),
        (IPNetwork.Parse("192.0.0.0/24"), "reserved"),
        (IPNetwork.Parse("192.0.2.0/24"), "for documentation"),
        (IPNetwork.Parse("192.88.99.0/24"), "6to4 relay"),
        (IPNetwork.Parse("192.168.0.0/16"), "private"),
        (IPNetwork.Parse("198.18.0.0/15"), "for benchmarks"),
        (IPNetwork.Parse("198.51.100.0/24"), "for documentation"),
        (IPNetwork.Parse("203.0.113.0/24"), "for documentation"),
        (IPNetwork.Parse("224.0.0.0/4"), "multicast"),
        (IPNetwork.Parse("240.0.0.0/4"), "reserved"),
        (IPNetwork.Parse("::/96"), "reserved"),
        (IPNetwork.Parse("64:ff9b:1::/48"), "local translation"),
        (IPNetwork.Parse("100::/64"), "discarded"),
        (IPNetwork.Parse("2001::/23"), "reserved"),
        (IPNetwork.Parse("2001:db8::/32"), "for documentation"),
        (IPNetwork.Parse("fc00::/7"), "private"),
        (IPNetwork.Parse("fe80::/10"), "link-local"),
        (IPNetwork.Parse("fec0::/10"), "site-local"),
        (IPNetwork.Parse("ff00::/8"), "multicast"),
    ];

    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    /// <summary>Why an address is not of the open internet; null where it is. An IPv4 address inside an IPv6 one counts as itself.</summary>
    public static string? WhyClosed(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var plain = Inside(address);
        foreach (var (network, words) in Closed)
        {
            if (network.Contains(plain))
                return $"{address} is {words}";
        }
        return null;
    }

    /// <summary>Why an address may not be asked, as far as its text says; null where nothing is wrong.</summary>
    public static string? WhyForbidden(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return !address.IsAbsoluteUri || address.Scheme != Uri.UriSchemeHttps
                ? $"Only https is used: {address}"
            : address.UserInfo.Length > 0 ? "An address with a user name in it."
            : address.Host.Length == 0 ? "An address without a host."
            : null;
    }

    private static IPAddress Inside(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        if (Translated.Contains(address))
            return new(address.GetAddressBytes().AsSpan(12));
        return SixToFour.Contains(address) ? new(address.GetAddressBytes().AsSpan(2, 4)) : address;
    }
}
