using System.Text;

namespace Holdpoint.Csaf.Cvss;

/// <summary>A CVSS vector of version 2.0, 3.0, 3.1 or 4.0: what each metric says, the scores, the canonical text.</summary>
public sealed class CvssVector
{
    private const byte Absent = byte.MaxValue;
    private readonly byte[] _values;
    private readonly CvssTable _table;
    private CvssScores? _scores;

    internal CvssVector(CvssVersion version, byte[] values)
    {
        Version = version;
        _table = CvssTable.Of(version);
        _values = values;
    }

    /// <summary>The version it is written in.</summary>
    public CvssVersion Version { get; }

    /// <summary>The metrics of its version, in the standard's order.</summary>
    public IReadOnlyList<CvssMetric> Metrics => _table.Metrics;

    /// <summary>Base, temporal and environmental score.</summary>
    public CvssScores Scores =>
        _scores ??= Version switch
        {
            CvssVersion.V20 => Cvss2Scoring.Score(this),
            CvssVersion.V40 => Cvss4Scoring.Score(this),
            _ => Cvss3Scoring.Score(this),
        };

    /// <summary>
    /// The score that stands for the vector: v2 and v3 the base score, v4 the score of the whole vector (what FIRST's
    /// JSON calls <c>baseScore</c>).
    /// </summary>
    public double Score => Version == CvssVersion.V40 ? Scores.Environmental : Scores.Base;

    /// <summary>The rating of <see cref="Score"/>.</summary>
    public CvssSeverity Severity => CvssScores.Severity(Score, Version);

    /// <summary>Reads a vector; never throws on any text.</summary>
    public static CvssParseResult Parse(string text) => CvssParser.Parse(text);

    /// <summary>The value key of a metric as in the vector, its "not defined" key where left out; null if the version has no such metric.</summary>
    public string? this[string metric] =>
        _table.IndexOf(metric) is var index and >= 0
            ? ValueAt(index)?.Key ?? _table.Metrics[index].NotDefined
            : null;

    /// <summary>The vector in the standard's order without what is not defined.</summary>
    public string Canonical()
    {
        var text = new StringBuilder(_table.Prefix);
        for (var i = 0; i < _values.Length; i++)
        {
            if (ValueAt(i) is not { } value || value.Key == _table.Metrics[i].NotDefined)
                continue;
            if (text.Length > _table.Prefix.Length)
                text.Append('/');
            text.Append(_table.Metrics[i].Key).Append(':').Append(value.Key);
        }
        return text.ToString();
    }

    /// <inheritdoc cref="Canonical"/>
    public override string ToString() => Canonical();

    /// <summary>The value given for a metric; null where it was left out.</summary>
    internal CvssValue? ValueAt(int metric) =>
        _values[metric] == Absent ? null : _table.Metrics[metric].Values[_values[metric]];

    /// <summary>True when any metric of the group is given with a defined value.</summary>
    internal bool Has(CvssMetricGroup group)
    {
        for (var i = 0; i < _values.Length; i++)
        {
            if (
                _table.Metrics[i].Group == group
                && ValueAt(i) is { } value
                && value.Key != _table.Metrics[i].NotDefined
            )
                return true;
        }
        return false;
    }

    /// <summary>The weight of a metric; where it is a modified one and not defined, that of the base metric.</summary>
    internal double Weight(string metric) => Effective(metric).Weight;

    /// <summary>The value that counts: for <c>M…</c> metrics that are not defined, the base metric's.</summary>
    internal CvssValue Effective(string metric)
    {
        var index = _table.IndexOf(metric);
        var value = ValueAt(index);
        if (value is not null && !double.IsNaN(value.Weight))
            return value;
        var row = _table.Metrics[index];
        var undefined = value ?? row.Values[row.IndexOf(row.NotDefined)];
        return double.IsNaN(undefined.Weight) ? Effective(metric[1..]) : undefined;
    }
}
