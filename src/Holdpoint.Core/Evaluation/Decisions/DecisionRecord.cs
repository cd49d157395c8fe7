namespace Holdpoint.Core.Evaluation.Decisions;

/// <summary>
/// One use of a decision table with everything it rests on. Records with the same content are equal, and
/// <see cref="DecisionReplay"/> gives an equal one from the recorded inputs.
/// </summary>
public sealed record DecisionRecord
{
    /// <summary>What was decided on: the CVE, or the advisory's word for it.</summary>
    public required string Subject { get; init; }

    /// <summary>The table's id.</summary>
    public required string TableId { get; init; }

    /// <summary>The table's version.</summary>
    public required string TableVersion { get; init; }

    /// <summary>The table's digest (see <see cref="DecisionTable.Digest"/>).</summary>
    public required string TableDigest { get; init; }

    /// <summary>The inputs in the table's order.</summary>
    public required IReadOnlyList<DecisionInput> Inputs { get; init; }

    /// <summary>Number of the row that matched, from 0.</summary>
    public required int Row { get; init; }

    /// <summary>What is decided.</summary>
    public required string Outcome { get; init; }

    /// <summary>The records of the tables that decided inputs of this one.</summary>
    public IReadOnlyList<DecisionRecord> Derived { get; init; } = [];

    /// <summary>The inputs as words: "exploitation active (CISA KEV …), system exposure open (defaulted), …".</summary>
    public string Explanation =>
        $"{TableId} {TableVersion}, row {Row}: "
        + string.Join(", ", Inputs.Select(input => $"{input.Name} {input.Value} ({Origin(input)})"))
        + $" gives {Outcome}";

    /// <inheritdoc />
    public bool Equals(DecisionRecord? other) =>
        other is not null
        && Subject == other.Subject
        && TableId == other.TableId
        && TableVersion == other.TableVersion
        && TableDigest == other.TableDigest
        && Row == other.Row
        && Outcome == other.Outcome
        && Inputs.SequenceEqual(other.Inputs)
        && Derived.SequenceEqual(other.Derived);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Subject, TableId, TableVersion, Row, Outcome);

    private static string Origin(DecisionInput input) => input.Defaulted ? "defaulted" : input.Source;
}
