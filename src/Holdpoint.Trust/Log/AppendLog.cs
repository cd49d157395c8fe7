namespace Holdpoint.Trust.Log;

/// <summary>
/// An append-only log of one directory in the layout of C2SP tlog-tiles. An append is one flushed write to the tail; 256
/// entries become a bundle and its tiles. Memory and the cost of an append do not depend on the log's size. Several
/// processes may append; a value of this type is for one thread at a time.
/// </summary>
public sealed class AppendLog
{
    private readonly ILogStorage _storage;
    private readonly List<byte[]> _entries = [];
    private long _first;
    private long _length = -1;

    /// <summary>The log in a storage; it is made with its first entry.</summary>
    public AppendLog(ILogStorage storage) => _storage = storage;

    /// <summary>Entries, as of the last time this value looked (<see cref="Refresh"/>, <see cref="Append"/>).</summary>
    public long Size => _first + _entries.Count;

    /// <summary>Keeps every other writer out until it is disposed.</summary>
    public IDisposable Lock() => _storage.Lock();

    /// <summary>Looks at what is there now.</summary>
    /// <exception cref="LogDamagedException">The files are not as the log left them.</exception>
    public void Refresh()
    {
        var seen = _storage.Look(LogTail.Path, LogTail.HeaderBytes);
        if (seen is null)
        {
            if (_storage.Look(TilePath.Checkpoint, 0) is not null || _first > 0)
                throw new LogDamagedException("The log's tail is not there, though the log was begun.");
            Set(new(0, [], -1));
            return;
        }
        if (
            _length == seen.Value.Length
            && seen.Value.Beginning.AsSpan().SequenceEqual(LogTail.Header(_first))
        )
            return;
        if (_storage.Read(LogTail.Path) is { } file)
            Set(LogTail.Read(file));
    }

    /// <summary>
    /// Appends entries, all of them or none, and gives the first one's index. They are on the medium when it returns. The
    /// caller holds the lock.
    /// </summary>
    /// <exception cref="ArgumentException">An entry or all of them are too long.</exception>
    /// <exception cref="LogDamagedException">The files are not as the log left them.</exception>
    public long Append(IReadOnlyList<byte[]> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var frame = LogTail.Frame(entries);
        if (frame.Length > LogLimits.BatchBytes)
            throw new ArgumentException("The entries are too long for one append.", nameof(entries));
        Refresh();
        Begin();
        // A crash may have come between a full bundle and the shorter tail.
        if (_entries.Count >= LogLimits.TileWidth)
            Fold();
        var index = Size;
        if (entries.Count == 0)
            return index;
        KeepCut();
        _storage.Append(LogTail.Path, _length, frame);
        _entries.AddRange(entries);
        _length += frame.Length;
        if (_entries.Count >= LogLimits.TileWidth)
            Fold();
        return index;
    }

    /// <summary>An entry; null where the log has none of that index.</summary>
    public byte[]? Entry(long index)
    {
        if (index < 0 || index >= Size)
            return null;
        return index >= _first
            ? _entries[(int)(index - _first)]
            : Bundle(index / LogLimits.TileWidth)[(int)(index % LogLimits.TileWidth)];
    }

    /// <summary>The entries from an index on, in order, one bundle in memory at a time.</summary>
    public IEnumerable<byte[]> Entries(long from)
    {
        var end = Size;
        IReadOnlyList<byte[]> bundle = [];
        var loaded = -1L;
        for (var index = from; index < end; index++)
        {
            if (index >= _first)
            {
                yield return _entries[(int)(index - _first)];
                continue;
            }
            if (index / LogLimits.TileWidth != loaded)
                bundle = Bundle(loaded = index / LogLimits.TileWidth);
            yield return bundle[(int)(index % LogLimits.TileWidth)];
        }
    }

    /// <summary>The hashes of the tree, for roots and proofs.</summary>
    public ITreeNodes Nodes() => new TailNodes(new(_storage, _first), _entries, _first);

    /// <summary>
    /// Writes the partial tiles of the present size and a checkpoint over it. The caller holds the lock.
    /// </summary>
    /// <param name="sign">Makes the signed checkpoint of a size and root.</param>
    /// <exception cref="LogDamagedException">The log does not hold what its last checkpoint says; nothing is signed.</exception>
    public Checkpoint Publish(Func<long, TreeHash, Checkpoint> sign)
    {
        ArgumentNullException.ThrowIfNull(sign);
        Refresh();
        Begin();
        var nodes = Nodes();
        if (LastCheckpoint() is { } last && !Continues(nodes, last))
            throw new LogDamagedException(
                $"The log of {Size} entries does not continue its checkpoint of {last.Size}; no other one is signed."
            );
        if (_entries.Count >= LogLimits.TileWidth)
            Fold();
        if (_entries.Count > 0)
        {
            var bundle = _first / LogLimits.TileWidth;
            WriteNew(TilePath.Entries(bundle, _entries.Count), EntryBundle.Write(_entries));
            WriteNew(TilePath.Tile(0, bundle, _entries.Count), Hashes(_entries));
        }
        var checkpoint = sign(Size, TreeProver.Root(Nodes(), Size));
        _storage.Write(TilePath.Checkpoint, checkpoint.Note.ToBytes());
        return checkpoint;
    }

    /// <summary>The checkpoint that was written last; null when there is none. Its signatures are not checked here.</summary>
    /// <exception cref="LogDamagedException">There is one that cannot be read.</exception>
    public Checkpoint? LastCheckpoint() =>
        _storage.Read(TilePath.Checkpoint) is not { } bytes
            ? null
            : Checkpoint.Parse(bytes, out var why)
                ?? throw new LogDamagedException($"The log's checkpoint cannot be read: {why}");

    /// <summary>Whether a tree continues the one that a checkpoint speaks of.</summary>
    public static bool Continues(ITreeNodes nodes, Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentNullException.ThrowIfNull(checkpoint);
        return checkpoint.Size <= nodes.Size && TreeProver.Root(nodes, checkpoint.Size) == checkpoint.Root;
    }

    private void Begin()
    {
        if (_length >= 0)
            return;
        _storage.Write(LogTail.Path, LogTail.Header(0));
        _length = LogTail.HeaderBytes;
    }

    // What follows the last whole append is put aside, never thrown away: it says what a crash interrupted.
    private void KeepCut()
    {
        if (_storage.Look(LogTail.Path, 0) is { } there && there.Length > _length)
            _storage.Write($"cut/{Size}", _storage.Read(LogTail.Path).AsSpan((int)_length));
    }

    private void Set(LogTail tail)
    {
        _entries.Clear();
        _entries.AddRange(tail.Entries);
        (_first, _length) = (tail.First, tail.Length);
    }

    private IReadOnlyList<byte[]> Bundle(long index)
    {
        var path = TilePath.Entries(index, LogLimits.TileWidth);
        var bytes = _storage.Read(path) ?? throw new LogDamagedException($"The bundle {path} is not there.");
        return EntryBundle.Read(bytes) is { Count: LogLimits.TileWidth } entries
            ? entries
            : throw new LogDamagedException($"The bundle {path} does not hold 256 entries.");
    }

    // Bundles and tiles first, the shorter tail last: a crash in between only makes the same files again.
    private void Fold()
    {
        while (_entries.Count >= LogLimits.TileWidth)
        {
            var bundle = _entries.GetRange(0, LogLimits.TileWidth);
            FoldBundle(_first / LogLimits.TileWidth, bundle);
            _entries.RemoveRange(0, LogLimits.TileWidth);
            _first += LogLimits.TileWidth;
        }
        var header = LogTail.Header(_first);
        var tail = _entries.Count == 0 ? header : [.. header, .. LogTail.Frame(_entries)];
        _storage.Write(LogTail.Path, tail);
        _length = tail.Length;
    }

    private void FoldBundle(long index, List<byte[]> entries)
    {
        var full = TilePath.Entries(index, LogLimits.TileWidth);
        _storage.Write(full, EntryBundle.Write(entries));
        _storage.Remove(TilePath.PartialFolder(full));
        var tile = Hashes(entries);
        for (var level = 0; ; level++)
        {
            full = TilePath.Tile(level, index, LogLimits.TileWidth);
            var width = tile.Length / TreeHash.Size;
            if (width < LogLimits.TileWidth)
            {
                _storage.Write(TilePath.Tile(level, index, width), tile);
                return;
            }
            _storage.Write(full, tile);
            _storage.Remove(TilePath.PartialFolder(full));
            var root = TileNodes.Fold(tile);
            var place = (int)(index % LogLimits.TileWidth);
            index /= LogLimits.TileWidth;
            tile = [.. Beginning(level + 1, index, place), .. root.AsSpan()];
        }
    }

    private byte[] Beginning(int level, long index, int width)
    {
        if (width == 0)
            return [];
        var path = TilePath.Tile(level, index, width);
        var bytes = _storage.Read(path);
        // After a crash in the middle the tile may have been written further already.
        if (bytes is null && _storage.Read(TilePath.Tile(level, index, LogLimits.TileWidth)) is { } full)
            bytes = full[..(width * TreeHash.Size)];
        return bytes?.Length == width * TreeHash.Size
            ? bytes
            : throw new LogDamagedException($"The tile {path} is not as it was written.");
    }

    private void WriteNew(string path, byte[] content)
    {
        if (_storage.Look(path, 0) is not { } there || there.Length != content.Length)
            _storage.Write(path, content);
    }

    private static byte[] Hashes(List<byte[]> entries)
    {
        var hashes = new byte[entries.Count * TreeHash.Size];
        for (var at = 0; at < entries.Count; at++)
            TreeHash.Leaf(entries[at]).AsSpan().CopyTo(hashes.AsSpan(at * TreeHash.Size));
        return hashes;
    }

    private sealed class TailNodes(TileNodes tiles, List<byte[]> entries, long first) : ITreeNodes
    {
        private readonly byte[] _hashes = Hashes(entries);

        public long Size { get; } = first + entries.Count;

        public TreeHash Node(int level, long index) =>
            index << level >= first
                ? TileNodes.Fold(
                    _hashes.AsSpan((int)((index << level) - first) * TreeHash.Size, TreeHash.Size << level)
                )
                : tiles.Node(level, index);
    }
}
