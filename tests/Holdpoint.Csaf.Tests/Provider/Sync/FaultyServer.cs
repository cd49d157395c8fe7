using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Holdpoint.Csaf.Tests.Provider.Sync;

/// <summary>A small HTTPS/1.1 server on the loopback that answers for any host name, with entity tags, and with faults on demand.</summary>
internal sealed class FaultyServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 certificate = MakeCertificate();
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<string, int> tries = new();
    private readonly Task accepting;
    private int requests;
    private int notModified;
    private long bodyBytes;

    public FaultyServer()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>What is served, by host and path.</summary>
    public ConcurrentDictionary<string, byte[]> Files { get; } = new();

    /// <summary>The fault of an answer, by host and path and the number of the try (from 1).</summary>
    public Func<string, int, Fault> Faults { get; set; } = (_, _) => Fault.None;

    /// <summary>False: no entity tags, as simple servers do.</summary>
    public bool HasTags { get; set; } = true;

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public string Thumbprint => certificate.Thumbprint;

    public int Requests => requests;

    public int NotModified => notModified;

    public long BodyBytes => bodyBytes;

    public ConcurrentQueue<string> Asked { get; } = new();

    public void ResetCounts()
    {
        requests = 0;
        notModified = 0;
        bodyBytes = 0;
        Asked.Clear();
    }

    public SocketsHttpHandler Handler() => Handler(Port, Thumbprint);

    /// <summary>A client's way to the server: every host name leads to it, and only its own certificate is trusted.</summary>
    public static SocketsHttpHandler Handler(int port, string thumbprint)
    {
        var handler = Holdpoint.Csaf.Provider.Transport.HttpTransport.CreateHandler();
        handler.UseProxy = false;
        handler.ConnectCallback = async (_, cancellation) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) =>
            shown is X509Certificate2 one && one.Thumbprint == thumbprint;
        return handler;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        certificate.Dispose();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                _ = Task.Run(() => TalkAsync(client));
            }
        }
        catch (Exception ended)
            when (ended is OperationCanceledException or SocketException or ObjectDisposedException) { }
    }

    private async Task TalkAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                client.NoDelay = true;
                await using var tls = new SslStream(client.GetStream());
                await tls.AuthenticateAsServerAsync(certificate);
                using var reader = new StreamReader(tls, Encoding.ASCII, false, 4096, leaveOpen: true);
                while (await AnswerAsync(reader, tls)) { }
            }
        }
        catch (Exception broken)
            when (broken
                    is IOException
                        or SocketException
                        or System.Security.Authentication.AuthenticationException
                        or OperationCanceledException
                        or ObjectDisposedException
            ) { }
    }

    private async Task<bool> AnswerAsync(StreamReader reader, Stream to)
    {
        if (await reader.ReadLineAsync(stop.Token) is not { Length: > 0 } first)
            return false;
        string host = "",
            tag = "";
        while (await reader.ReadLineAsync(stop.Token) is { Length: > 0 } line)
        {
            if (line.StartsWith("Host: ", StringComparison.OrdinalIgnoreCase))
                host = line[6..];
            if (line.StartsWith("If-None-Match: ", StringComparison.OrdinalIgnoreCase))
                tag = line[15..];
        }
        var path = host + first.Split(' ')[1];
        Interlocked.Increment(ref requests);
        Asked.Enqueue(path);
        var fault = Faults(path, tries.AddOrUpdate(path, 1, (_, n) => n + 1));
        if (fault.Stalls)
            await Task.Delay(TimeSpan.FromSeconds(30), stop.Token);
        if (fault.Code != 0)
            return await SendAsync(to, $"{fault.Code} Told", fault.Header, ReadOnlyMemory<byte>.Empty, 0);
        if (fault.HasNoEnd)
            return await SendEndlessAsync(to);
        if (!Files.TryGetValue(path, out var body))
            return await SendAsync(to, "404 Not Found", "", ReadOnlyMemory<byte>.Empty, 0);
        var etag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..32]}\"";
        if (HasTags && tag == etag)
        {
            Interlocked.Increment(ref notModified);
            return await SendAsync(to, "304 Not Modified", $"ETag: {etag}", ReadOnlyMemory<byte>.Empty, null);
        }
        var sent = body;
        if (fault.FlipsByte && body.Length > 0)
        {
            sent = (byte[])body.Clone();
            sent[sent.Length / 2] ^= 1;
        }
        if (fault.Drops)
        {
            await SendAsync(to, "200 OK", "", sent.AsMemory(0, sent.Length / 2), sent.Length);
            return false;
        }
        return await SendAsync(to, "200 OK", HasTags ? $"ETag: {etag}" : "", sent, sent.Length);
    }

    private async Task<bool> SendAsync(
        Stream to,
        string status,
        string header,
        ReadOnlyMemory<byte> body,
        int? length
    )
    {
        var head = new StringBuilder($"HTTP/1.1 {status}\r\n");
        if (header.Length > 0)
            head.Append(header).Append("\r\n");
        if (length is { } told)
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {told}\r\n");
        head.Append("\r\n");
        await to.WriteAsync(Encoding.ASCII.GetBytes(head.ToString()), stop.Token);
        await to.WriteAsync(body, stop.Token);
        await to.FlushAsync(stop.Token);
        Interlocked.Add(ref bodyBytes, body.Length);
        return true;
    }

    private async Task<bool> SendEndlessAsync(Stream to)
    {
        await to.WriteAsync("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"u8.ToArray(), stop.Token);
        var junk = new byte[64 * 1024];
        while (true)
            await to.WriteAsync(junk, stop.Token);
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=provider.test", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(
            DateTimeOffset.UtcNow.AddDays(-1),
            DateTimeOffset.UtcNow.AddDays(1)
        );
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
