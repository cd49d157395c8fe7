using System.Security.Cryptography;
using System.Text;

namespace Holdpoint.Core.Evaluation.Decisions;

/// <summary>
/// A complete decision table: every combination of input values leads to exactly one outcome. It is made by
/// <see cref="DecisionTableReader"/>, which refuses anything else.
/// </summary>
public sealed class DecisionTable
{
    private readonly int[] rowOf;

    internal DecisionTable(DecisionTableDraft draft, int[] rowOf)
    {
        Id = draft.Id;
        Version = draft.Version;
        Title = draft.Title;
        Inputs = draft.Inputs;
        OutcomeName = draft.OutcomeName;
        Outcomes = draft.Outcomes;
        Rows = draft.Rows;
        this.rowOf = rowOf;
        Digest = DigestOf(this);
    }

    /// <summary>Which table it is, such as <c>ssvc:deployer</c>.</summary>
    public string Id { get; }

    /// <summary>The table's version, such as <c>1.0.0</c>.</summary>
    public string Version { get; }

    /// <summary>What people call it.</summary>
    public string Title { get; }

    /// <summary>The inputs in the order of the rows' values.</summary>
    public IReadOnlyList<DecisionColumn> Inputs { get; }

    /// <summary>What the outcome is called, in lower case; another table may take it as an input of this name.</summary>
    public string OutcomeName { get; }

    /// <summary>The outcomes, least urgent first.</summary>
    public IReadOnlyList<string> Outcomes { get; }

    /// <summary>The rows as written.</summary>
    public IReadOnlyList<DecisionRow> Rows { get; }

    /// <summary>SHA-256 over id, version, inputs and rows in lower-case hex: tells a table that was changed without a new version.</summary>
    public string Digest { get; }

    /// <summary>How urgent an outcome is, 0 the least; -1 for a word that is none of the outcomes.</summary>
    public int RankOf(string outcome)
    {
        for (var rank = 0; rank < Outcomes.Count; rank++)
            if (Outcomes[rank] == outcome)
                return rank;
        return -1;
    }

    /// <summary>
    /// Decides. An input that is missing, or whose value the table does not know, takes the column's default (or, where it
    /// has none, its most urgent value) and is shown as defaulted.
    /// </summary>
    /// <param name="subject">What is decided on: the CVE or the case, as it shall stand in the record.</param>
    /// <param name="inputs">Inputs by name; further ones are passed over.</param>
    /// <param name="derived">The records of the tables that decided inputs of this one.</param>
    public DecisionRecord Decide(
        string subject,
        IReadOnlyDictionary<string, DecisionInput> inputs,
        IReadOnlyList<DecisionRecord>? derived = null
    )
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var used = new DecisionInput[Inputs.Count];
        var index = 0;
        for (var i = 0; i < Inputs.Count; i++)
        {
            var column = Inputs[i];
            used[i] = Fit(column, inputs.GetValueOrDefault(column.Name));
            index = (index * column.Values.Count) + IndexOf(column.Values, used[i].Value);
        }
        var row = Rows[rowOf[index]];
        return new()
        {
            Subject = subject,
            TableId = Id,
            TableVersion = Version,
            TableDigest = Digest,
            Inputs = used,
            Row = row.Number,
            Outcome = row.Outcome,
            Derived = derived ?? [],
        };
    }

    private static DecisionInput Fit(DecisionColumn column, DecisionInput? given)
    {
        if (given is not null && IndexOf(column.Values, given.Value) >= 0)
            return given;
        var value = column.Default ?? column.Values[^1];
        var why = given is null
            ? "Nothing is known."
            : $"\"{given.Value}\" ({given.Source}) is no value of this table. {given.Reason}";
        return new(column.Name, value, "the table's default", null, true, $"{why} The default is taken.");
    }

    internal static int IndexOf(IReadOnlyList<string> values, string value)
    {
        for (var i = 0; i < values.Count; i++)
            if (values[i] == value)
                return i;
        return -1;
    }

    private static string DigestOf(DecisionTable table)
    {
        var text = new StringBuilder().Append(table.Id).Append('\n').Append(table.Version).Append('\n');
        foreach (var column in table.Inputs)
            text.Append(column.Name)
                .Append('=')
                .AppendJoin(',', column.Values)
                .Append(';')
                .Append(column.Default)
                .Append('\n');
        text.Append(table.OutcomeName).Append('=').AppendJoin(',', table.Outcomes).Append('\n');
        foreach (var row in table.Rows)
            text.AppendJoin(',', row.Values).Append('>').Append(row.Outcome).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
