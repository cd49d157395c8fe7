using System.Text.Json;

namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>
/// The records of a store as lines appended to one file. A line counts once it is flushed; a torn last line, as a crash leaves
/// it, is cut off. Several callers share one flush.
/// </summary>
internal sealed class Journal : IAsyncDisposable
{
    private readonly string path;
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly Lock gate = new();
    private List<(byte[] Line, TaskCompletionSource Done)> waiting = [];
    private FileStream stream;

    private Journal(string path, FileStream stream)
    {
        this.path = path;
        this.stream = stream;
    }

    /// <summary>Opens the journal, hands out its whole lines in order and cuts off a torn end.</summary>
    public static Journal Open(string path, Action<JournalLine> replay, Action<int> damaged)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, 1 << 16);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var whole = Replay(bytes, replay, damaged);
        file.SetLength(whole);
        file.Position = whole;
        return new(path, file);
    }

    /// <summary>Hands out the whole lines that are there now, while somebody else may be writing further ones.</summary>
    public static void Look(string path, Action<JournalLine> replay)
    {
        if (!File.Exists(path))
            return;
        using var file = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete,
            1 << 16
        );
        var bytes = new byte[file.Length];
        var read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        Replay(bytes.AsSpan(0, read), replay, _ => { });
    }

    private static int Replay(ReadOnlySpan<byte> bytes, Action<JournalLine> replay, Action<int> damaged)
    {
        var whole = bytes.LastIndexOf((byte)'\n') + 1;
        var number = 0;
        foreach (var range in bytes[..whole].Split((byte)'\n'))
        {
            number++;
            var line = bytes[..whole][range];
            if (line.IsEmpty)
                continue;
            if (Parse(line) is { } record)
                replay(record);
            else
                damaged(number);
        }
        return whole;
    }

    /// <summary>Appends a line; done when it has reached the disk.</summary>
    public async ValueTask AppendAsync(JournalLine record)
    {
        var line = (
            JsonSerializer.SerializeToUtf8Bytes(record, SyncJson.Default.JournalLine),
            new TaskCompletionSource()
        );
        lock (gate)
            waiting.Add(line);
        await writing.WaitAsync();
        try
        {
            // Whoever comes first writes for all that queued meanwhile.
            if (!line.Item2.Task.IsCompleted)
                Flush();
        }
        finally
        {
            writing.Release();
        }
        await line.Item2.Task;
    }

    /// <summary>Replaces the journal by these lines in one step.</summary>
    public void Rewrite(IEnumerable<JournalLine> lines)
    {
        stream.Dispose();
        var fresh = path + ".new";
        using (var to = new FileStream(fresh, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
        {
            foreach (var line in lines)
            {
                to.Write(JsonSerializer.SerializeToUtf8Bytes(line, SyncJson.Default.JournalLine));
                to.WriteByte((byte)'\n');
            }
            to.Flush(flushToDisk: true);
        }
        File.Move(fresh, path, overwrite: true);
        stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read, 1 << 16);
        stream.Seek(0, SeekOrigin.End);
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        writing.Dispose();
    }

    private void Flush()
    {
        List<(byte[] Line, TaskCompletionSource Done)> batch;
        lock (gate)
            (batch, waiting) = (waiting, []);
        var before = stream.Position;
        try
        {
            foreach (var (line, _) in batch)
            {
                stream.Write(line);
                stream.WriteByte((byte)'\n');
            }
            stream.Flush(flushToDisk: true);
        }
        catch (IOException full)
        {
            // A full disk: what is half written must not stay in front of the next line.
            stream.SetLength(before);
            foreach (var (_, done) in batch)
                done.SetException(full);
            return;
        }
        foreach (var (_, done) in batch)
            done.SetResult();
    }

    private static JournalLine? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, SyncJson.Default.JournalLine);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
