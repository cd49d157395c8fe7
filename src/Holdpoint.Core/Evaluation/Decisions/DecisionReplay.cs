namespace Holdpoint.Core.Evaluation.Decisions;

/// <summary>What a replay gave.</summary>
/// <param name="Record">The record made anew; null when the table is not at hand.</param>
/// <param name="Refusal">Why the replay does not stand; null when it gave an equal record.</param>
public sealed record ReplayResult(DecisionRecord? Record, string? Refusal);

/// <summary>Decides once more from a record's inputs: the same table and inputs must give the same record.</summary>
public static class DecisionReplay
{
    private const int DeepestDerivation = 4;

    /// <summary>Replays a record with the tables at hand.</summary>
    public static ReplayResult Replay(DecisionRecord record, DecisionTables tables)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(tables);
        return Replay(record, tables, 0);
    }

    private static ReplayResult Replay(DecisionRecord record, DecisionTables tables, int depth)
    {
        if (depth > DeepestDerivation)
            return new(null, "Tables decide each other's inputs too deeply.");
        if (tables.Find(record.TableId, record.TableVersion) is not { } table)
            return new(null, $"Table {record.TableId} {record.TableVersion} is not at hand.");
        if (table.Digest != record.TableDigest)
            return new(null, $"Table {record.TableId} {record.TableVersion} was changed since.");
        var inputs = record.Inputs.ToDictionary(input => input.Name, StringComparer.Ordinal);
        var derived = new List<DecisionRecord>();
        foreach (var part in record.Derived)
        {
            var replayed = Replay(part, tables, depth + 1);
            if (replayed.Record is not { } again)
                return replayed;
            var source = tables.Find(again.TableId, again.TableVersion)!;
            derived.Add(again);
            if (inputs.TryGetValue(source.OutcomeName, out var input))
                inputs[source.OutcomeName] = input with { Value = again.Outcome };
        }
        var made = table.Decide(record.Subject, inputs, derived);
        return new(made, made == record ? null : "The same inputs give another record.");
    }
}
