using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Holdpoint.Core.Acquisition.Downloads;

namespace Holdpoint.Engine.Acquisition.Downloads;

/// <summary>
/// The connections of one download. A name is resolved, its addresses are checked, and the connection goes to one of the
/// checked addresses, so that a second look at the name cannot give another one. Pinned servers must show a pinned key.
/// </summary>
internal sealed class DownloadConnection(NetworkSettings settings, DownloadLimits limits)
{
    private readonly Dictionary<string, IReadOnlyList<string>> _keys = new(StringComparer.OrdinalIgnoreCase);
    private readonly Uri? _proxy = settings.Proxy is { } proxy ? new(proxy) : null;

    /// <summary>The SHA-256 of the public keys in the chain that a host showed, its own first; null before a connection.</summary>
    public IReadOnlyList<string>? KeysOf(string host) => _keys.GetValueOrDefault(host);

    /// <summary>The pinned keys of a host; null where none is pinned.</summary>
    public IReadOnlyList<string>? PinsOf(string host) =>
        settings
            .Pins.FirstOrDefault(pin => string.Equals(pin.Key, host, StringComparison.OrdinalIgnoreCase))
            .Value;

    /// <summary>A handler: no redirects of its own, no cookies, no decompression.</summary>
    public SocketsHttpHandler Handler() =>
        new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = limits.ConnectTime,
            MaxResponseHeadersLength = 64,
            ResponseDrainTimeout = TimeSpan.Zero,
            UseProxy = _proxy is not null,
            Proxy = _proxy is null ? null : new SiteProxy(_proxy, settings.NoProxy),
            ConnectCallback = ConnectAsync,
            SslOptions = new() { RemoteCertificateValidationCallback = Check },
        };

    private async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancel
    )
    {
        var host = context.DnsEndPoint.Host;
        var addresses = IPAddress.TryParse(host.Trim('[', ']'), out var literal)
            ? [literal]
            : await Dns.GetHostAddressesAsync(host, cancel);
        var open = IsTrusted(host)
            ? addresses
            : [.. addresses.Where(address => AddressRule.WhyClosed(address) is null)];
        if (open.Length == 0)
        {
            throw new ForbiddenAddressException(
                addresses.Length == 0
                    ? $"{host} has no address."
                    : $"{host} leads into a closed network: {AddressRule.WhyClosed(addresses[0])}. Where that is meant, name the host under network.allow_private in {AcquisitionSettings.FileName}."
            );
        }
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // The proxy itself is the site's own; what lies behind it, the proxy resolves.
    private bool IsTrusted(string host) =>
        settings.AllowPrivate.Contains(host, StringComparer.OrdinalIgnoreCase)
        || string.Equals(_proxy?.Host, host, StringComparison.OrdinalIgnoreCase);

    private bool Check(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null || chain is null)
            return false;
        if (errors == SslPolicyErrors.RemoteCertificateChainErrors && settings.ExtraRoots is { } roots)
            errors = IsKnown((X509Certificate2)certificate, chain, roots) ? SslPolicyErrors.None : errors;
        if (errors != SslPolicyErrors.None)
            return false;
        var host = (sender as SslStream)?.TargetHostName ?? "";
        var keys = chain
            .ChainElements.Select(element => KeyOf(element.Certificate))
            .Prepend(KeyOf((X509Certificate2)certificate))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        _keys[host] = keys;
        return PinsOf(host) is not { } pins
            || pins.Any(pin => keys.Contains(pin.ToLowerInvariant(), StringComparer.Ordinal));
    }

    private static bool IsKnown(X509Certificate2 certificate, X509Chain shown, string roots)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(roots);
        foreach (var element in shown.ChainElements)
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        return chain.Build(certificate);
    }

    private static string KeyOf(X509Certificate2 certificate) =>
        Convert.ToHexStringLower(SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo()));
}

/// <summary>A name that leads where a download must not go.</summary>
internal sealed class ForbiddenAddressException : Exception
{
    public ForbiddenAddressException() { }

    public ForbiddenAddressException(string message)
        : base(message) { }

    public ForbiddenAddressException(string message, Exception cause)
        : base(message, cause) { }
}
