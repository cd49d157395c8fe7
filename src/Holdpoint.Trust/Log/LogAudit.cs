namespace Holdpoint.Trust.Log;

/// <summary>Works a whole log out again from its entries and says where its files differ. Memory does not grow with the log.</summary>
public sealed class LogAudit
{
    private readonly ILogStorage _storage;
    private readonly IReadOnlyList<Checkpoint> _claims;
    private readonly List<LogProblem> _problems = [];
    private readonly TreeRange _tree = new();
    private readonly List<List<byte>> _levels = [];
    private long _inTiles;

    private LogAudit(ILogStorage storage, IReadOnlyList<Checkpoint> claims) =>
        (_storage, _claims) = (storage, claims);

    /// <summary>Audits a log's files: the living log, or an export up to its checkpoint.</summary>
    /// <param name="storage">The files.</param>
    /// <param name="claims">Checkpoints that the log must agree with; their signatures are the caller's to check.</param>
    /// <param name="visit">Told every entry with its index, in order; may be null.</param>
    public static LogAuditResult Run(
        ILogStorage storage,
        IReadOnlyList<Checkpoint> claims,
        Action<long, byte[]>? visit = null
    )
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(claims);
        var audit = new LogAudit(storage, claims);
        audit.Work(visit);
        return new(audit._tree.Size, audit._tree.Root(), audit._problems);
    }

    private void Work(Action<long, byte[]>? visit)
    {
        var (tail, published) = (ReadTail(), ReadCheckpoint());
        var claims = published is null ? _claims : [.. _claims, published];
        var end = tail?.First ?? published?.Size ?? 0;
        _inTiles = end;
        Check(claims, published);
        for (var bundle = 0L; bundle * LogLimits.TileWidth < end; bundle++)
        {
            var width = TileNodes.Width(end, 0, bundle);
            if (ReadBundle(bundle, width) is not { } entries)
                return;
            foreach (var entry in entries)
                Add(entry, claims, published, visit);
        }
        foreach (var entry in tail?.Entries ?? [])
            Add(entry, claims, published, visit);
        foreach (var claim in claims.Where(claim => claim.Size > _tree.Size))
        {
            Report(
                "entries-missing",
                TilePath.Checkpoint,
                $"A checkpoint speaks of {claim.Size} entries; {_tree.Size} are here."
            );
        }
    }

    private void Add(
        byte[] entry,
        IReadOnlyList<Checkpoint> claims,
        Checkpoint? published,
        Action<long, byte[]>? visit
    )
    {
        visit?.Invoke(_tree.Size, entry);
        var leaf = TreeHash.Leaf(entry);
        _tree.Add(leaf);
        AddHash(0, leaf.AsSpan());
        Check(claims, published);
    }

    private void Check(IReadOnlyList<Checkpoint> claims, Checkpoint? published)
    {
        foreach (var claim in claims)
        {
            if (claim.Size != _tree.Size)
                continue;
            if (_tree.Root() != claim.Root)
            {
                Report(
                    "root-differs",
                    TilePath.Checkpoint,
                    $"The first {claim.Size} entries do not have the root that a checkpoint of {claim.Origin} says."
                );
            }
            if (claim == published)
                CheckPartialTiles();
        }
    }

    private void AddHash(int level, ReadOnlySpan<byte> hash)
    {
        if (level == _levels.Count)
            _levels.Add([]);
        var tile = _levels[level];
        tile.AddRange(hash);
        if (tile.Count < LogLimits.TileWidth * TreeHash.Size)
            return;
        var bytes = tile.ToArray();
        tile.Clear();
        var index = ((_tree.Size - 1) >> (LogLimits.TileHeight * level)) / LogLimits.TileWidth;
        if (_tree.Size <= _inTiles)
            Compare(TilePath.Tile(level, index, LogLimits.TileWidth), bytes);
        AddHash(level + 1, TileNodes.Fold(bytes).AsSpan());
    }

    private void CheckPartialTiles()
    {
        for (var level = 0; level < _levels.Count; level++)
        {
            var bytes = _levels[level].ToArray();
            if (bytes.Length == 0)
                continue;
            var index = (_tree.Size >> (LogLimits.TileHeight * level)) / LogLimits.TileWidth;
            var full = TilePath.Tile(level, index, LogLimits.TileWidth);
            if (_storage.Look(full, 0) is null)
                Compare(TilePath.Tile(level, index, bytes.Length / TreeHash.Size), bytes);
        }
        var width = TileNodes.Width(_tree.Size, 0, _tree.Size / LogLimits.TileWidth);
        var bundle = _tree.Size / LogLimits.TileWidth;
        if (
            width > 0
            && _storage.Look(TilePath.Entries(bundle, LogLimits.TileWidth), 0) is null
            && ReadBundle(bundle, width) is { } entries
            && !entries.SelectMany(entry => TreeHash.Leaf(entry).AsSpan().ToArray()).SequenceEqual(_levels[0])
        )
        {
            Report(
                "entry-differs",
                TilePath.Entries(bundle, width),
                "The partial bundle holds other entries than the log."
            );
        }
    }

    private void Compare(string path, byte[] expected)
    {
        var found = _storage.Read(path);
        if (found is null)
            Report("tile-missing", path, "The tile is not there.");
        else if (!found.AsSpan().SequenceEqual(expected))
            Report("tile-differs", path, "The tile does not hold the hashes of the entries.");
    }

    private IReadOnlyList<byte[]>? ReadBundle(long index, int width)
    {
        var path = TilePath.Entries(index, width);
        var bytes = _storage.Read(path) ?? _storage.Read(path = TilePath.Entries(index, LogLimits.TileWidth));
        if (bytes is null)
        {
            Report("entries-missing", TilePath.Entries(index, width), "The bundle of entries is not there.");
            return null;
        }
        if (EntryBundle.Read(bytes) is { } entries && entries.Count >= width)
            return entries.Count == width ? entries : [.. entries.Take(width)];
        Report("entries-missing", path, $"The bundle does not hold {width} entries.");
        return null;
    }

    private LogTail? ReadTail()
    {
        try
        {
            return _storage.Read(LogTail.Path) is { } file ? LogTail.Read(file) : null;
        }
        catch (LogDamagedException fault)
        {
            Report("tail-damaged", LogTail.Path, fault.Message);
            return null;
        }
    }

    private Checkpoint? ReadCheckpoint()
    {
        if (_storage.Read(TilePath.Checkpoint) is not { } bytes)
            return null;
        if (Checkpoint.Parse(bytes, out var why) is { } checkpoint)
            return checkpoint;
        Report("checkpoint-unreadable", TilePath.Checkpoint, why);
        return null;
    }

    private void Report(string code, string path, string text) => _problems.Add(new(code, path, text));
}

/// <summary>What an audit found.</summary>
/// <param name="Size">Entries that were read.</param>
/// <param name="Root">The root over them, worked out from the entries.</param>
/// <param name="Problems">What is wrong; empty where nothing is.</param>
public sealed record LogAuditResult(long Size, TreeHash Root, IReadOnlyList<LogProblem> Problems);
