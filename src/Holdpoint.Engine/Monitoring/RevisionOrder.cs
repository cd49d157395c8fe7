namespace Holdpoint.Engine.Monitoring;

/// <summary>Orders CSAF document versions (2.0, 3.1.11): whole numbers or semantic versions, by their numbers.</summary>
internal sealed class RevisionOrder : IComparer<string>
{
    internal static RevisionOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var (one, other) = (Numbers(x), Numbers(y));
        for (var i = 0; i < Math.Max(one.Length, other.Length); i++)
        {
            var order = (i < one.Length ? one[i] : 0).CompareTo(i < other.Length ? other[i] : 0);
            if (order != 0)
                return order;
        }
        return string.CompareOrdinal(x, y);
    }

    private static long[] Numbers(string? version) =>
        [
            .. (version ?? "")
                .Split('+', '-')[0]
                .Split('.')
                .Select(part => long.TryParse(part, out var number) ? number : 0),
        ];
}
