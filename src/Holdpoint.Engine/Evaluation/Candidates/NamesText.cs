using Holdpoint.Core.Evaluation.Candidates;

namespace Holdpoint.Engine.Evaluation.Candidates;

/// <summary>Order numbers of a name as one text of the database.</summary>
internal static class NamesText
{
    // Beyond this a name's numbers say nothing more.
    private const int MostNumbers = 60;

    public static string Numbers(ListedName name) => string.Join(' ', name.OrderNumbers.Take(MostNumbers));

    public static string[] Numbers(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Names of one key as one.</summary>
    public static Dictionary<string, ListedName> ByKey(IEnumerable<ListedName?> names)
    {
        var found = new Dictionary<string, ListedName>(StringComparer.Ordinal);
        foreach (var name in names.OfType<ListedName>())
            found[name.Key] = found.TryGetValue(name.Key, out var known) ? known.With(name) : name;
        return found;
    }
}
