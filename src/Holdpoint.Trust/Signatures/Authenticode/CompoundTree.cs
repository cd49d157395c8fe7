namespace Holdpoint.Trust.Signatures.Authenticode;

/// <summary>Follows the directory's trees; each entry is seen once at most, however the pointers run.</summary>
internal static class CompoundTree
{
    private const int DeepestStorage = 32;

    /// <summary>Gives every storage its children, in the order in which they are hashed. Null, or what is wrong.</summary>
    public static string? Fill(CompoundEntry root, byte[] directory, bool isVersion3)
    {
        var seen = new HashSet<uint> { 0 };
        var storages = new Stack<(CompoundEntry Storage, int Depth)>();
        storages.Push((root, 0));
        while (storages.TryPop(out var at))
        {
            if (at.Depth > DeepestStorage)
                return "Storages are nested too deep.";
            var siblings = new Stack<uint>();
            if (at.Storage.Child is { } child)
                siblings.Push(child);
            while (siblings.TryPop(out var index))
            {
                if (!seen.Add(index))
                    return "The directory's pointers run in a circle.";
                if (
                    CompoundEntry.Read(directory, index, isVersion3) is not { } entry
                    || entry.Kind == CompoundKind.Root
                )
                    return $"Entry {index} of the directory is damaged.";
                at.Storage.Children.Add(entry);
                if (entry.Left is { } left)
                    siblings.Push(left);
                if (entry.Right is { } right)
                    siblings.Push(right);
                if (entry.Kind == CompoundKind.Storage)
                    storages.Push((entry, at.Depth + 1));
            }
            at.Storage.Children.Sort(static (a, b) => a.Name.AsSpan().SequenceCompareTo(b.Name));
        }
        return null;
    }
}
