namespace Holdpoint.Trust.Log;

/// <summary>The hashes of a log's tree as its tiles hold them, for the tree of one size. A few tiles are kept in memory.</summary>
/// <param name="storage">The log's files.</param>
/// <param name="size">Leaves of the tree; its partial tiles must be there.</param>
public sealed class TileNodes(ILogStorage storage, long size) : ITreeNodes
{
    private const int TilesKept = 64;

    private readonly Dictionary<(int Level, long Index), byte[]> _tiles = [];

    /// <inheritdoc/>
    public long Size => size;

    /// <inheritdoc/>
    /// <exception cref="LogDamagedException">A tile is not there or has another length.</exception>
    public TreeHash Node(int level, long index)
    {
        var within = level % LogLimits.TileHeight;
        var first = index << within;
        var tile = Tile(level / LogLimits.TileHeight, first / LogLimits.TileWidth);
        return Fold(tile.AsSpan((int)(first % LogLimits.TileWidth) * TreeHash.Size, TreeHash.Size << within));
    }

    /// <summary>Hashes that the tile of a level and index holds in the tree of a size: 256, fewer, or none.</summary>
    public static int Width(long size, int level, long index) =>
        (int)
            Math.Clamp(
                (size >> (LogLimits.TileHeight * level)) - (index * LogLimits.TileWidth),
                0,
                LogLimits.TileWidth
            );

    /// <summary>The hash over a power of two of hashes.</summary>
    internal static TreeHash Fold(ReadOnlySpan<byte> hashes)
    {
        if (hashes.Length == TreeHash.Size)
            return new(hashes);
        var half = hashes.Length / 2;
        return TreeHash.Node(Fold(hashes[..half]), Fold(hashes[half..]));
    }

    private byte[] Tile(int level, long index)
    {
        if (_tiles.TryGetValue((level, index), out var known))
            return known;
        var width = Width(size, level, index);
        var path = TilePath.Tile(level, index, width);
        // A partial tile may be gone once the full one is there (C2SP tlog-tiles).
        var bytes = storage.Read(path) ?? storage.Read(TilePath.Tile(level, index, LogLimits.TileWidth));
        if (bytes is null || bytes.Length < width * TreeHash.Size)
            throw new LogDamagedException(
                $"The tile {path} is {(bytes is null ? "not there" : "too short")}."
            );
        if (_tiles.Count == TilesKept)
            _tiles.Clear();
        _tiles.Add((level, index), bytes);
        return bytes;
    }
}
