using System.Text.Json;

namespace Holdpoint.Csaf.Cvss;

/// <summary>
/// A <c>cvss_v2</c>, <c>cvss_v3</c> or <c>cvss_v4</c> object of a CSAF document, held against FIRST's JSON schemas, against
/// its own vector, and against the scores that the vector gives.
/// </summary>
public sealed class CvssObject
{
    private static readonly string[] Severities = ["NONE", "LOW", "MEDIUM", "HIGH", "CRITICAL"];
    private static readonly string[] RequiredOfV2 = ["version", "vectorString", "baseScore"];
    private static readonly string[] RequiredSince3 = [.. RequiredOfV2, "baseSeverity"];
    private static readonly string[] BaseScore = ["baseScore"];
    private static readonly string[] AllScores = ["baseScore", "temporalScore", "environmentalScore"];
    private static readonly string[] BaseSeverity = ["baseSeverity"];
    private static readonly string[] AllSeverities =
    [
        "baseSeverity",
        "temporalSeverity",
        "environmentalSeverity",
    ];

    /// <summary>v4's revision 1 took out the scores beside the base score, which holds the score of the whole vector.</summary>
    private static readonly string[] Removed =
    [
        "threatScore",
        "threatSeverity",
        "environmentalScore",
        "environmentalSeverity",
    ];

    private readonly JsonElement _json;
    private readonly CvssTable? _table;

    private CvssObject(CvssFamily family, JsonElement json)
    {
        Family = family;
        _json = json;
        var version = Text("version");
        Version = family switch
        {
            CvssFamily.V2 => version == "2.0" ? CvssVersion.V20 : null,
            CvssFamily.V3 => version switch
            {
                "3.0" => CvssVersion.V30,
                "3.1" => CvssVersion.V31,
                _ => null,
            },
            _ => version == "4.0" ? CvssVersion.V40 : null,
        };
        _table = Version is { } known ? CvssTable.Of(known) : null;
        VectorText = Text("vectorString");
        Parsed = VectorText is null ? null : CvssVector.Parse(VectorText);
    }

    /// <summary>Which of the three properties it was the value of.</summary>
    public CvssFamily Family { get; }

    /// <summary>What its <c>version</c> says; null where it is missing or not one of the family's.</summary>
    public CvssVersion? Version { get; }

    /// <summary>Its <c>vectorString</c> as written.</summary>
    public string? VectorText { get; }

    /// <summary>The vector as read; null where the object has none.</summary>
    public CvssParseResult? Parsed { get; }

    /// <summary>Looks at one object; never throws on any JSON.</summary>
    public static CvssObject From(CvssFamily family, JsonElement json) => new(family, json);

    /// <summary>
    /// Everything that breaks FIRST's schema of the version (CSAF 6.1.8): types, required properties, values, patterns.
    /// Beyond the pattern, a vector with a metric missing or given twice is also refused, since it has no score.
    /// </summary>
    public IEnumerable<CvssObjectFault> SchemaFaults()
    {
        if (_json.ValueKind != JsonValueKind.Object)
        {
            yield return new("", "This is not an object.");
            yield break;
        }
        foreach (var name in Required)
        {
            if (!_json.TryGetProperty(name, out _))
                yield return new("", $"The required property {name} is missing.");
        }
        if (_json.TryGetProperty("version", out var version) && Version is null)
            yield return new("version", $"{Shown(version)} is no version of {Family.Property()}.");
        if (_json.TryGetProperty("vectorString", out var vector))
        {
            if (Parsed is null)
                yield return new("vectorString", $"{Shown(vector)} is not a string.");
            else if (Parsed.Vector is { } read)
            {
                if (Version is { } told && told != read.Version)
                    yield return new("vectorString", $"The vector is not one of CVSS {_table!.Word}.");
            }
            else
            {
                foreach (var wrong in Parsed.Diagnostics)
                    yield return new("vectorString", $"{wrong.Text} (at {wrong.Position})");
            }
        }
        foreach (var property in _json.EnumerateObject())
        {
            if (PropertyFault(property.Name, property.Value) is { } fault)
                yield return new(property.Name, fault);
        }
        if (Family == CvssFamily.V4 && ContradictsScale() is { } scale)
            yield return new("baseSeverity", scale);
    }

    /// <summary>The scores and severities that differ from what the vector gives (CSAF 6.1.9); empty where it has none.</summary>
    public IEnumerable<CvssObjectFault> ComputationFaults()
    {
        if (Parsed?.Vector is not { } vector || _json.ValueKind != JsonValueKind.Object)
            yield break;
        var scores = vector.Scores;
        var expected = new (string Name, double Score)[]
        {
            ("base", vector.Score),
            ("temporal", scores.Temporal),
            ("environmental", scores.Environmental),
        };
        foreach (var (name, score) in expected)
        {
            var scoreName = $"{name}Score";
            // A tenth has no exact double, yet both sides were rounded from the same decimal.
            if (Number(scoreName) is { } told && Math.Abs(told - score) > 1e-9)
                yield return new(scoreName, $"{told} should be {score:0.0}.");
            if (vector.Version == CvssVersion.V20)
                continue;
            var severityName = $"{name}Severity";
            var severity = Severities[(int)CvssScores.Severity(score, vector.Version)];
            if (Text(severityName) is { } word && word != severity)
                yield return new(severityName, $"{word} should be {severity}.");
        }
    }

    /// <summary>The properties that say something else than the vector (CSAF 6.1.10).</summary>
    public IEnumerable<CvssObjectFault> Contradictions()
    {
        if (Parsed?.Vector is not { } vector || _json.ValueKind != JsonValueKind.Object)
            yield break;
        for (var i = 0; i < vector.Metrics.Count; i++)
        {
            var metric = vector.Metrics[i];
            // A vector that is silent on a metric contradicts nothing (the standard's data for 6.2.19 builds on that).
            if (Text(metric.Property) is { } word && vector.ValueAt(i)?.Word is { } told && word != told)
                yield return new(metric.Property, $"{word} contradicts the vector, which says {told}.");
        }
    }

    /// <summary>The properties that FIRST's schema of the version does not know.</summary>
    public IEnumerable<string> AdditionalProperties()
    {
        if (_json.ValueKind != JsonValueKind.Object || _table is null)
            yield break;
        foreach (var property in _json.EnumerateObject())
        {
            if (!IsKnown(property.Name))
                yield return property.Name;
        }
    }

    private bool IsKnown(string name) =>
        name is "version" or "vectorString"
        || ScoreNames.Contains(name)
        || (Family != CvssFamily.V2 && SeverityNames.Contains(name))
        || Metric(name) is not null;

    private string[] Required => Family == CvssFamily.V2 ? RequiredOfV2 : RequiredSince3;

    private string[] ScoreNames => Family == CvssFamily.V4 ? BaseScore : AllScores;

    private string[] SeverityNames => Family == CvssFamily.V4 ? BaseSeverity : AllSeverities;

    private CvssMetric? Metric(string property)
    {
        foreach (var metric in _table?.Metrics ?? [])
        {
            if (metric.Property == property)
                return metric;
        }
        return null;
    }

    private string? PropertyFault(string name, JsonElement value)
    {
        if (ScoreNames.Contains(name))
        {
            return
                value.ValueKind == JsonValueKind.Number
                && value.TryGetDouble(out var score)
                && score is >= 0 and <= 10
                ? null
                : $"{Shown(value)} is not a number from 0 to 10.";
        }
        if (Family != CvssFamily.V2 && SeverityNames.Contains(name))
        {
            return value.ValueKind == JsonValueKind.String && Severities.Contains(value.GetString())
                ? null
                : $"{Shown(value)} is no severity.";
        }
        if (Family == CvssFamily.V4 && Removed.Contains(name))
            return "Revision 1 of the schema allows no score beside baseScore.";
        if (Metric(name) is not { } metric)
            return null;
        if (value.ValueKind == JsonValueKind.String)
        {
            var word = value.GetString();
            foreach (var known in metric.Values)
            {
                if (known.Word == word)
                    return null;
            }
        }
        return $"{Shown(value)} is no value of {name}.";
    }

    /// <summary>v4's schema pairs each severity with its range of scores.</summary>
    private string? ContradictsScale()
    {
        if (Number("baseScore") is not { } score || Text("baseSeverity") is not { } word)
            return null;
        var severity = Severities[(int)CvssScores.Severity(score, CvssVersion.V40)];
        return severity == word ? null : $"{word} does not go with the score {score}, which is {severity}.";
    }

    private string? Text(string name) =>
        _json.ValueKind == JsonValueKind.Object
        && _json.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private double? Number(string name) =>
        _json.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetDouble(out var number)
            ? number
            : null;

    private static string Shown(JsonElement value)
    {
        var text = value.ToString();
        return text.Length <= 40 ? $"\"{text}\"" : $"\"{text[..40]}…\"";
    }
}
