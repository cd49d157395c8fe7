using System.Reflection;

namespace Holdpoint.Core.Evaluation.Decisions;

/// <summary>The tables at hand, each under its id and version. The shipped ones are always there, a site adds its own.</summary>
public sealed class DecisionTables
{
    private readonly IReadOnlyList<DecisionTable> tables;

    private DecisionTables(IReadOnlyList<DecisionTable> tables) => this.tables = tables;

    /// <summary>The shipped tables: <c>ssvc:deployer</c> 1.0.0, <c>ssvc:human-impact</c> 1.0.0, <c>cisa:bod-26-04</c> 1.0.0.</summary>
    public static DecisionTables Shipped { get; } = new(ReadShipped());

    /// <summary>No table at all: for reading a CSV without the shipped tables' vocabulary.</summary>
    public static DecisionTables None { get; } = new([]);

    /// <summary>All tables, in the order they were added.</summary>
    public IReadOnlyList<DecisionTable> All => tables;

    /// <summary>
    /// The same tables and one more, which stands before others that decide an outcome of the same name. One with the same id
    /// and version takes the older one's place: the records keep the digest, so that a replay tells the difference.
    /// </summary>
    public DecisionTables With(DecisionTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new([table, .. tables.Where(other => other.Id != table.Id || other.Version != table.Version)]);
    }

    /// <summary>The table of an id and version; null when it is not at hand.</summary>
    public DecisionTable? Find(string id, string version) =>
        tables.FirstOrDefault(table => table.Id == id && table.Version == version);

    /// <summary>The table whose outcome is the input of this name; null when none is.</summary>
    public DecisionTable? Deciding(string input) =>
        tables.FirstOrDefault(table => table.OutcomeName == input);

    /// <summary>True when a table decides the input of this name.</summary>
    public bool Decides(string input) => Deciding(input) is not null;

    private static List<DecisionTable> ReadShipped()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var read = new List<DecisionTable>();
        foreach (
            var name in assembly
                .GetManifestResourceNames()
                .Where(name => name.Contains(".Decisions.Tables.", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        )
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            var table = DecisionTableReader.ReadJson(bytes.ToArray(), name);
            read.Add(table.Value ?? throw new InvalidOperationException(table.Diagnostics[0].ToString()));
        }
        return read;
    }
}
