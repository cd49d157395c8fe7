using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Holdpoint.Tests;

/// <summary>A web server on the loopback that answers from a list; everything else is 404.</summary>
internal sealed class RecordedServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<string, ConcurrentQueue<(int Status, byte[] Body)>> _answers = new(
        StringComparer.Ordinal
    );

    public RecordedServer()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>"http://127.0.0.1:PORT/".</summary>
    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";

    /// <summary>The paths asked for, in their order.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>Forgets all answers.</summary>
    public void Clear() => _answers.Clear();

    /// <summary>Adds an answer; several for one path are given one after the other, the last again and again.</summary>
    public void Add(string path, int status, byte[] body) =>
        _answers.GetOrAdd(path, _ => []).Enqueue((status, body));

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = AnswerAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        await using (var stream = client.GetStream())
        {
            using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
            var path = (await reader.ReadLineAsync())?.Split(' ').ElementAtOrDefault(1)?.TrimStart('/');
            while (await reader.ReadLineAsync() is { Length: > 0 }) { }
            if (path is null)
                return;
            Asked.Enqueue(path);
            var (status, body) = Next(path);
            await stream.WriteAsync(
                Encoding.ASCII.GetBytes(
                    $"HTTP/1.1 {status} -\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"
                )
            );
            await stream.WriteAsync(body);
        }
    }

    private (int Status, byte[] Body) Next(string path) =>
        !_answers.TryGetValue(path, out var queue)
        && !_answers.TryGetValue(Uri.UnescapeDataString(path), out queue)
            ? (404, [])
        : queue.Count > 1 && queue.TryDequeue(out var first) ? first
        : queue.TryPeek(out var last) ? last
        : (404, []);
}
