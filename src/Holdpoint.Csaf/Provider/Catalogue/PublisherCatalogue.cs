using System.Collections.Frozen;

namespace Holdpoint.Csaf.Provider.Catalogue;

/// <summary>The shipped table of known publishers (<c>publishers.csv</c> beside this file).</summary>
public static class PublisherCatalogue
{
    private static readonly Lazy<FrozenDictionary<string, KnownPublisher>> ByName = new(Index);

    /// <summary>All entries by rising id.</summary>
    public static IReadOnlyList<KnownPublisher> All { get; } = Load();

    /// <summary>The entry with this id, alias or name, whatever its case, with spaces for hyphens; null when there is none.</summary>
    public static KnownPublisher? Find(string? name) =>
        name is not null && ByName.Value.TryGetValue(Fold(name), out var found) ? found : null;

    private static FrozenDictionary<string, KnownPublisher> Index()
    {
        var names = new Dictionary<string, KnownPublisher>(StringComparer.Ordinal);
        foreach (var entry in All)
        {
            foreach (var name in (string[])[entry.Id, entry.Name, .. entry.Aliases])
                names.TryAdd(Fold(name), entry);
        }
        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string Fold(string name) => name.Trim().ToLowerInvariant().Replace(' ', '-');

    private static List<KnownPublisher> Load()
    {
        using var table = typeof(PublisherCatalogue).Assembly.GetManifestResourceStream(
            "Holdpoint.Csaf.Provider.Catalogue.publishers.csv"
        )!;
        using var reader = new StreamReader(table);
        var entries = new List<KnownPublisher>();
        while (reader.ReadLine() is { } line)
        {
            // The table is ours: eight plain columns, no quotes; a test holds it to that.
            if (line.StartsWith('#') || line.StartsWith("id,", StringComparison.Ordinal) || line.Length == 0)
                continue;
            var cell = line.Split(',');
            entries.Add(
                new()
                {
                    Id = cell[0],
                    Name = cell[1],
                    Aliases = cell[2].Split(';', StringSplitOptions.RemoveEmptyEntries),
                    Kind = Enum.Parse<PublisherKind>(cell[3], ignoreCase: true),
                    Address = cell[4],
                    Via = cell[5].Length == 0 ? null : cell[5],
                    Grounds = Enum.Parse<AddressGrounds>(cell[6], ignoreCase: true),
                    Note = cell[7],
                }
            );
        }
        return entries;
    }
}
