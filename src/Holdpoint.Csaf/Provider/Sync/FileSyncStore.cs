using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>
/// A mirror on disk: <c>documents/</c> in the standard's own layout (year folders, hash and signature files beside each
/// document), <c>state.jsonl</c> with what is known, <c>resources/</c> with listings. One process at a time.
/// </summary>
/// <remarks>
/// A revision is written to <c>incoming/</c> and flushed, then its record is appended to the journal and flushed: from then on it
/// is in force. Only then is it renamed into place; opening the store finishes renames that a crash left over and throws away
/// what no record speaks of. A document whose file is missing is fetched again.
/// </remarks>
public sealed class FileSyncStore : ISyncStore, IAsyncDisposable
{
    private static readonly string[] Endings = [".sha512", ".sha256", ".asc"];
    private readonly string root;
    private readonly FileStream held;
    private readonly Journal journal;
    private readonly Dictionary<string, DocumentRecord> documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KeyRecord> keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ProviderRecord> providers = new(StringComparer.Ordinal);
    private readonly List<ProviderProblem> damage = [];
    private readonly Lock gate = new();

    private FileSyncStore(string root, FileStream held)
    {
        this.root = root;
        this.held = held;
        var lines = 0;
        journal = Journal.Open(
            Path.Combine(root, "state.jsonl"),
            line =>
            {
                lines++;
                Remember(line);
            },
            number =>
                damage.Add(new("state-damaged", $"state.jsonl#line {number}", "Not readable; fetched again."))
        );
        Recover();
        if (lines > 1000 && lines > 3 * (documents.Count + keys.Count + providers.Count))
            journal.Rewrite(AllLines());
    }

    /// <summary>The folder with the documents in force, in the standard's directory layout.</summary>
    public string DocumentsFolder => Path.Combine(root, "documents");

    /// <summary>Opens or creates a store and recovers it from whatever interrupted the last run.</summary>
    /// <exception cref="IOException">Another process has it open, or the folder cannot be written.</exception>
    public static FileSyncStore Open(string folder)
    {
        var full = Path.GetFullPath(folder);
        foreach (var part in (string[])["documents", "incoming", "resources"])
            Directory.CreateDirectory(Path.Combine(full, part));
        var only = new FileStream(
            Path.Combine(full, "lock"),
            FileMode.OpenOrCreate,
            FileAccess.ReadWrite,
            FileShare.None
        );
        try
        {
            return new(full, only);
        }
        catch
        {
            only.Dispose();
            throw;
        }
    }

    /// <summary>The keys as they are known now; also while another process has the store open and works on it.</summary>
    public static IReadOnlyList<KeyRecord> KeysOf(string folder)
    {
        var known = new Dictionary<string, KeyRecord>(StringComparer.Ordinal);
        Journal.Look(
            Path.Combine(Path.GetFullPath(folder), "state.jsonl"),
            line =>
            {
                if (line.Key is { } key)
                    known[key.Key] = key;
            }
        );
        return [.. known.Values];
    }

    /// <summary>Where the revision in force of a document lies.</summary>
    public string PathOf(DocumentRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var year = (record.Accepted?.Year ?? 0).ToString("D4", CultureInfo.InvariantCulture);
        return Path.Combine(DocumentsFolder, record.Scope, year, record.Name);
    }

    /// <inheritdoc/>
    public ValueTask<SyncState> LoadAsync(CancellationToken cancellation)
    {
        lock (gate)
        {
            return ValueTask.FromResult(
                new SyncState
                {
                    Documents = [.. documents.Values],
                    Keys = [.. keys.Values],
                    Providers = [.. providers.Values],
                    Problems = [.. damage],
                }
            );
        }
    }

    /// <inheritdoc/>
    public async ValueTask AcceptAsync(AcceptedDocument document, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(document);
        var record = document.Record;
        var accepted = record.Accepted!;
        var incoming = Incoming(record.Key, accepted.Sha256);
        foreach (var (ending, bytes) in document.Sidecars)
            await WriteAsync(incoming + ending, bytes, cancellation);
        await WriteAsync(incoming, document.Bytes, cancellation);
        DocumentRecord? before;
        lock (gate)
            before = documents.GetValueOrDefault(record.Key);
        await journal.AppendAsync(new(Document: record));
        // From here on it is in force; what follows is finished by the next opening if need be.
        if (before?.Accepted is { } old && old.Year != accepted.Year)
            Delete(PathOf(before));
        MoveIn(record);
        lock (gate)
            documents[record.Key] = record;
    }

    /// <inheritdoc/>
    public async ValueTask RecordAsync(DocumentRecord record, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(record);
        await journal.AppendAsync(new(Document: record));
        lock (gate)
            documents[record.Key] = record;
    }

    /// <inheritdoc/>
    public async ValueTask RecordAsync(KeyRecord key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(key);
        await journal.AppendAsync(new(Key: key));
        lock (gate)
            keys[key.Key] = key;
    }

    /// <inheritdoc/>
    public async ValueTask RecordAsync(ProviderRecord provider, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(provider);
        await journal.AppendAsync(new(Provider: provider));
        lock (gate)
            providers[provider.Scope] = provider;
    }

    /// <inheritdoc/>
    public async ValueTask<byte[]?> ReadAsync(DocumentRecord record, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(record);
        var path = PathOf(record);
        if (record.Accepted is not { } accepted || !File.Exists(path))
            return null;
        var bytes = await File.ReadAllBytesAsync(path, cancellation);
        return Hex(bytes) == accepted.Sha256 ? bytes : null;
    }

    /// <inheritdoc/>
    public async ValueTask<CachedResource?> ReadResourceAsync(string address, CancellationToken cancellation)
    {
        var path = ResourcePath(address);
        if (!File.Exists(path))
            return null;
        var bytes = await File.ReadAllBytesAsync(path, cancellation);
        var end = bytes.AsSpan().IndexOf((byte)'\n');
        if (end < 0)
            return null;
        try
        {
            var head = JsonSerializer.Deserialize(bytes.AsSpan(0, end), SyncJson.Default.CachedHead);
            var body = bytes[(end + 1)..];
            return head is not null && head.Address == address && Hex(body) == head.Sha256
                ? new(address, head.ETag, head.LastModified, head.FetchedAt, body)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask WriteResourceAsync(CachedResource resource, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var head = new CachedHead(
            resource.Address,
            resource.ETag,
            resource.LastModified,
            resource.FetchedAt,
            Hex(resource.Body)
        );
        byte[] bytes =
        [
            .. JsonSerializer.SerializeToUtf8Bytes(head, SyncJson.Default.CachedHead),
            (byte)'\n',
            .. resource.Body,
        ];
        var path = ResourcePath(resource.Address);
        await WriteAsync(path + ".new", bytes, cancellation);
        File.Move(path + ".new", path, overwrite: true);
    }

    /// <inheritdoc/>
    public ValueTask ForgetResourceAsync(string address, CancellationToken cancellation)
    {
        File.Delete(ResourcePath(address));
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await journal.DisposeAsync();
        await held.DisposeAsync();
    }

    private void Remember(JournalLine line)
    {
        if (line.Document is { } document)
            documents[document.Key] = document;
        if (line.Key is { } key)
            keys[key.Key] = key;
        if (line.Provider is { } provider)
            providers[provider.Scope] = provider;
    }

    private IEnumerable<JournalLine> AllLines() =>
        [
            .. providers.Values.Select(p => new JournalLine(Provider: p)),
            .. keys.Values.Select(k => new JournalLine(Key: k)),
            .. documents.Values.Select(d => new JournalLine(Document: d)),
        ];

    private void Recover()
    {
        var leftOver = Directory
            .EnumerateFiles(Path.Combine(root, "incoming"))
            .ToHashSet(StringComparer.Ordinal);
        var present = Directory
            .EnumerateFiles(DocumentsFolder, "*.json", SearchOption.AllDirectories)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var record in documents.Values.Where(r => r.Accepted is not null).ToList())
        {
            if (leftOver.Count > 0 && leftOver.Contains(Incoming(record.Key, record.Accepted!.Sha256)))
                MoveIn(record);
            else if (!present.Contains(PathOf(record)))
            {
                damage.Add(new("document-lost", record.Key, "Its file is gone; it is fetched again."));
                documents[record.Key] = record with { Accepted = null };
            }
        }
        foreach (var rest in Directory.EnumerateFiles(Path.Combine(root, "incoming")))
            File.Delete(rest);
    }

    // The document goes last: as long as it waits in incoming, the next opening repeats the whole step.
    private void MoveIn(DocumentRecord record)
    {
        var incoming = Incoming(record.Key, record.Accepted!.Sha256);
        var path = PathOf(record);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        foreach (var ending in Endings)
        {
            if (File.Exists(incoming + ending))
                File.Move(incoming + ending, path + ending, overwrite: true);
            else
                File.Delete(path + ending);
        }
        File.Move(incoming, path, overwrite: true);
    }

    private static void Delete(string path)
    {
        foreach (var ending in (string[])["", .. Endings])
            File.Delete(path + ending);
    }

    // By document and content: two documents with the same bytes must not fight over one file.
    private string Incoming(string key, string sha256) =>
        Path.Combine(root, "incoming", $"{Hex(Encoding.UTF8.GetBytes(key))[..16]}-{sha256}");

    private string ResourcePath(string address) =>
        Path.Combine(root, "resources", Hex(Encoding.UTF8.GetBytes(address)));

    private static async Task WriteAsync(string path, byte[] bytes, CancellationToken cancellation)
    {
        await using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 0);
        await stream.WriteAsync(bytes, cancellation);
        stream.Flush(flushToDisk: true);
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
