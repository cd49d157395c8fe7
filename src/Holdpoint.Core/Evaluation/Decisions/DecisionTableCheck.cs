using Holdpoint.Core.Monitoring.Vulnerabilities;

namespace Holdpoint.Core.Evaluation.Decisions;

/// <summary>Holds a table to what a decision needs: every combination of values leads to exactly one row.</summary>
internal static class DecisionTableCheck
{
    private const int MostColumns = 12;
    private const int MostValues = 40;
    private const int MostCombinations = 100_000;
    private const int MostMissingShown = 20;

    /// <summary>The table, or null with what is wrong with it.</summary>
    public static DecisionTable? Check(DecisionTableDraft draft, DiagnosticList diagnostics)
    {
        if (!CheckShape(draft, diagnostics))
            return null;
        var combinations = draft.Inputs.Aggregate(1, (product, column) => product * column.Values.Count);
        var rowOf = new int[combinations];
        Array.Fill(rowOf, -1);
        var fine = true;
        for (var i = 0; i < draft.Rows.Count; i++)
            fine &= Place(draft, i, rowOf, diagnostics);
        return fine & IsComplete(draft, rowOf, diagnostics) ? new(draft, rowOf) : null;
    }

    private static bool CheckShape(DecisionTableDraft draft, DiagnosticList diagnostics)
    {
        var before = diagnostics.Count;
        if (draft.Id.Length == 0 || draft.Version.Length == 0)
            diagnostics.Add("table.id", "/id", "A table needs an id and a version.");
        if (draft.Inputs.Count is 0 or > MostColumns)
            diagnostics.Add("table.inputs", "/inputs", $"A table has 1 to {MostColumns} inputs.");
        if (draft.Outcomes.Count is 0 or > MostValues || HasTwice(draft.Outcomes))
            diagnostics.Add("table.outcomes", "/outcome/values", $"1 to {MostValues} outcomes, each once.");
        if (HasTwice([.. draft.Inputs.Select(column => column.Name)]))
            diagnostics.Add("table.inputs", "/inputs", "Two inputs have the same name.");
        long combinations = 1;
        foreach (var column in draft.Inputs.Take(MostColumns))
        {
            combinations *= Math.Max(1, Math.Min(column.Values.Count, MostValues));
            if (column.Values.Count is 0 or > MostValues || HasTwice(column.Values))
                diagnostics.Add(
                    "table.values",
                    "/inputs",
                    $"{column.Name}: 1 to {MostValues} values, each once."
                );
            if (DecisionTable.IndexOf(column.Values, "*") >= 0)
                diagnostics.Add(
                    "table.values",
                    "/inputs",
                    $"{column.Name}: * stands for every value and is none."
                );
            if (column.Default is { } value && DecisionTable.IndexOf(column.Values, value) < 0)
                diagnostics.Add(
                    "table.default",
                    "/inputs",
                    $"{column.Name}: the default \"{value}\" is no value."
                );
        }
        if (combinations > MostCombinations)
            diagnostics.Add("table.too-large", "/inputs", $"More than {MostCombinations} combinations.");
        return diagnostics.Count == before;
    }

    private static bool Place(DecisionTableDraft draft, int at, int[] rowOf, DiagnosticList diagnostics)
    {
        var row = draft.Rows[at];
        var place = draft.Places[at];
        if (row.Values.Count != draft.Inputs.Count)
        {
            diagnostics.Add(
                "table.row",
                place,
                $"{row.Values.Count} values for {draft.Inputs.Count} inputs."
            );
            return false;
        }
        if (DecisionTable.IndexOf(draft.Outcomes, row.Outcome) < 0)
        {
            diagnostics.Add("table.outcome", place, $"\"{row.Outcome}\" is no outcome of this table.");
            return false;
        }
        List<int> indexes = [0];
        for (var i = 0; i < draft.Inputs.Count; i++)
        {
            var values = draft.Inputs[i].Values;
            var value = DecisionTable.IndexOf(values, row.Values[i]);
            if (value < 0 && row.Values[i] != "*")
            {
                diagnostics.Add(
                    "table.value",
                    place,
                    $"\"{row.Values[i]}\" is no value of {draft.Inputs[i].Name}."
                );
                return false;
            }
            indexes =
                value >= 0
                    ? [.. indexes.Select(index => (index * values.Count) + value)]
                    : [.. indexes.SelectMany(index => values.Select((_, v) => (index * values.Count) + v))];
        }
        foreach (var index in indexes)
        {
            if (rowOf[index] >= 0)
            {
                var other = draft.Places[rowOf[index]];
                diagnostics.Add(
                    "table.twice",
                    place,
                    $"{Words(draft, index)} is decided here and at {other}."
                );
                return false;
            }
            rowOf[index] = at;
        }
        return true;
    }

    private static bool IsComplete(DecisionTableDraft draft, int[] rowOf, DiagnosticList diagnostics)
    {
        var missing = 0;
        for (var index = 0; index < rowOf.Length; index++)
        {
            if (rowOf[index] < 0 && missing++ < MostMissingShown)
                diagnostics.Add("table.missing", "/rows", $"No row decides {Words(draft, index)}.");
        }
        if (missing > MostMissingShown)
            diagnostics.Add("table.missing", "/rows", $"{missing} combinations are undecided in all.");
        return missing == 0;
    }

    private static string Words(DecisionTableDraft draft, int index)
    {
        var words = new string[draft.Inputs.Count];
        for (var i = words.Length - 1; i >= 0; i--)
        {
            var values = draft.Inputs[i].Values;
            words[i] = $"{draft.Inputs[i].Name} {values[index % values.Count]}";
            index /= values.Count;
        }
        return string.Join(", ", words);
    }

    private static bool HasTwice(IReadOnlyList<string> values) =>
        values.Distinct(StringComparer.Ordinal).Count() != values.Count;
}
