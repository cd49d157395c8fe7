using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Holdpoint.Engine.Tests.Acquisition;

/// <summary>A proxy on the loopback: CONNECT, and bytes in both directions.</summary>
internal sealed class ProxyServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    public ProxyServer()
    {
        _listener.Start();
        _running = RunAsync();
    }

    /// <summary>Its address.</summary>
    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>What it was asked to connect to.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>True to refuse whoever asks.</summary>
    public bool Refuses { get; set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException) { }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using var _ = client;
            var near = client.GetStream();
            var words = (await HeadAsync(near)).Split(' ');
            lock (Asked)
                Asked.Add(words[1]);
            if (Refuses || words[0] != "CONNECT")
            {
                await near.WriteAsync(
                    "HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n"u8.ToArray(),
                    _stop.Token
                );
                return;
            }
            using var there = new TcpClient();
            await there.ConnectAsync(IPAddress.Loopback, int.Parse(words[1].Split(':')[1]), _stop.Token);
            await near.WriteAsync("HTTP/1.1 200 Yes\r\n\r\n"u8.ToArray(), _stop.Token);
            var far = there.GetStream();
            await Task.WhenAny(near.CopyToAsync(far, _stop.Token), far.CopyToAsync(near, _stop.Token));
        }
        catch (Exception fault) when (fault is IOException or SocketException or OperationCanceledException)
        { }
    }

    private async Task<string> HeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0)
                break;
            head.Append((char)one[0]);
        }
        return head.ToString();
    }
}
