using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Holdpoint.Tests;

/// <summary>A TLS server on the loopback that answers byte for byte what a test wants, lies and cuts included.</summary>
internal sealed class TlsServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _certificate;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    public TlsServer(Func<Request, Task> answer)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var made = request.CreateSelfSigned(
            DateTimeOffset.UtcNow.AddDays(-1),
            DateTimeOffset.UtcNow.AddDays(9)
        );
        _certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
        Pem = made.ExportCertificatePem();
        Key = Convert.ToHexStringLower(SHA256.HashData(made.PublicKey.ExportSubjectPublicKeyInfo()));
        _listener.Start();
        _running = RunAsync(answer);
    }

    public string Pem { get; }

    public string Key { get; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public List<Request> Requests { get; } = [];

    public Uri Address(string path) => new($"https://localhost:{Port}/{path}");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _listener.Stop();
        _certificate.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync(Func<Request, Task> answer)
    {
        try
        {
            // Stopped between two calls, the listener would say that it was never started.
            while (!_stop.IsCancellationRequested)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token), answer);
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException) { }
    }

    private async Task ServeAsync(TcpClient client, Func<Request, Task> answer)
    {
        try
        {
            using (client)
            await using (var tls = new SslStream(client.GetStream()))
            {
                await tls.AuthenticateAsServerAsync(_certificate);
                while (await Request.ReadAsync(tls, _stop.Token) is { } request)
                {
                    lock (Requests)
                        Requests.Add(request);
                    await answer(request);
                }
            }
        }
        catch (Exception fault)
            when (fault
                    is IOException
                        or SocketException
                        or OperationCanceledException
                        or ObjectDisposedException
                        or System.Security.Authentication.AuthenticationException
            ) { }
    }

    /// <summary>One request and the way to answer it.</summary>
    internal sealed class Request(
        SslStream stream,
        string path,
        Dictionary<string, string> headers,
        CancellationToken stop
    )
    {
        public string Path => path;

        public CancellationToken Stop => stop;

        public string? Header(string name) => headers.GetValueOrDefault(name);

        /// <summary>The first byte asked for; 0 where the whole is.</summary>
        public int From =>
            Header("range") is { } range ? int.Parse(range["bytes=".Length..].TrimEnd('-')) : 0;

        public async Task HeadAsync(int status, params string[] lines)
        {
            var head = $"HTTP/1.1 {status} X\r\n{string.Concat(lines.Select(line => line + "\r\n"))}\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head), stop);
        }

        public async Task BodyAsync(ReadOnlyMemory<byte> bytes)
        {
            await stream.WriteAsync(bytes, stop);
            await stream.FlushAsync(stop);
        }

        public static void Cut() => throw new IOException("cut by the test");

        /// <summary>Answers like an honest server that keeps ranges.</summary>
        public async Task HonestAsync(byte[] file, string tag)
        {
            if (From > 0 && Header("if-range") == tag)
            {
                await HeadAsync(
                    206,
                    $"ETag: {tag}",
                    $"Content-Length: {file.Length - From}",
                    $"Content-Range: bytes {From}-{file.Length - 1}/{file.Length}"
                );
                await BodyAsync(file.AsMemory(From));
                return;
            }
            await HeadAsync(200, $"ETag: {tag}", $"Content-Length: {file.Length}");
            await BodyAsync(file);
        }

        public static async Task<Request?> ReadAsync(SslStream stream, CancellationToken stop)
        {
            var text = new StringBuilder();
            var one = new byte[1];
            while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                if (await stream.ReadAsync(one, stop) == 0)
                    return null;
                text.Append((char)one[0]);
            }
            var lines = text.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            var headers = lines
                .Skip(1)
                .Select(line => line.Split(": ", 2))
                .ToDictionary(parts => parts[0].ToLowerInvariant(), parts => parts[1]);
            return new(stream, lines[0].Split(' ')[1], headers, stop);
        }
    }
}
