using System.Net;
using System.Net.Sockets;

namespace Holdpoint.Engine.Acquisition.Scanning;

/// <summary>Where clamd listens: <c>tcp:HOST:PORT</c> or <c>unix:/PATH</c>.</summary>
internal sealed record ClamdAddress(EndPoint EndPoint, string Text)
{
    /// <summary>The address; null where the text is none.</summary>
    public static ClamdAddress? Parse(string text)
    {
        if (text.StartsWith("unix:", StringComparison.Ordinal) && text.Length > "unix:".Length)
            return new(new UnixDomainSocketEndPoint(text["unix:".Length..]), text);
        if (!text.StartsWith("tcp:", StringComparison.Ordinal))
            return null;
        var colon = text.LastIndexOf(':');
        return
            colon > "tcp:".Length
            && int.TryParse(text.AsSpan(colon + 1), out var port)
            && port is > 0 and <= 65535
            ? new(new DnsEndPoint(text["tcp:".Length..colon].Trim('[', ']'), port), text)
            : null;
    }

    /// <summary>A connected socket's stream.</summary>
    public async Task<NetworkStream> ConnectAsync(CancellationToken cancel)
    {
        var socket =
            EndPoint is UnixDomainSocketEndPoint
                ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
                : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(EndPoint, cancel);
            return new(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
