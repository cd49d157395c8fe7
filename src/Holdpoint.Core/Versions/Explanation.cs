namespace Holdpoint.Core.Versions;

/// <summary>How a text was understood, step by step, for a person who wants to check it.</summary>
/// <param name="Text">The text as given.</param>
/// <param name="Version">The text read as one installed version.</param>
/// <param name="Range">The text read as an advisory's version or range.</param>
/// <param name="VersionSteps">What was found in it as a version, from left to right.</param>
/// <param name="RangeSteps">What was found in it as a range.</param>
public sealed record Explanation(
    string Text,
    ParsedVersion Version,
    VersionRange Range,
    IReadOnlyList<ExplanationStep> VersionSteps,
    IReadOnlyList<ExplanationStep> RangeSteps
)
{
    /// <summary>Explains a text, both as a version and as a range.</summary>
    public static Explanation Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var version = VersionText.Parse(text);
        var range = RangeText.Parse(text, RangeTextKind.Range);
        return new(text, version, range, [.. Steps(version)], [.. Steps(range)]);
    }

    private static IEnumerable<ExplanationStep> Steps(ParsedVersion version)
    {
        yield return new("shape", Shape(version.Shape));
        if (version.Prefix.Length > 0)
            yield return new("prefix", $"{version.Prefix}: only versions with the same one can be compared");
        if (version.Base.Count > 0)
            yield return new("base", string.Join(" . ", version.Base));
        foreach (var level in version.Levels)
            yield return new(Rank(level.Rank), level.ToString());
        if (version.HasWildcard)
            yield return new("open", "x stands for any number there");
        if (version.Tail.Length > 0)
            yield return new("not read", version.Tail);
        if (version.Base.Count > 0 || version.Levels.Count > 0)
            yield return new("written as", version.Canonical);
    }

    private static IEnumerable<ExplanationStep> Steps(VersionRange range)
    {
        yield return new("rule", range.Rule);
        if (VersUri.Looks(range.Raw))
            yield return new(
                "VERS",
                VersUri.Parse(range.Raw.Trim()).Fault is { } fault ? $"not canonical: {fault}" : "canonical"
            );
        foreach (var interval in range.Intervals)
            yield return new(range.IsTrains ? "release train" : "versions", interval.ToString());
        foreach (var condition in range.Conditions)
            yield return new("condition", Words(condition));
        yield return new("read", Confidence(range.Confidence));
        if (range.Intervals.Count > 0 && !range.IsTrains)
            yield return new("as constraints", VersionIntervalSet.Of(range.Intervals).ToString());
    }

    private static string Words(RangeCondition condition)
    {
        var answer =
            condition.Kind == ConditionKind.SerialPrefix && condition.Values is { } digits
                ? $"first {condition.Digits} digits of the serial number: {digits}"
            : condition is { Attribute: { } key, Values: { } values } ? $"attribute {key}: {values}"
            : condition is { Attribute: { } attribute } ? $"attribute {attribute} may answer it"
            : "a person has to check it";
        var widens = condition.StandsForVersion ? "; other versions stay open" : "";
        return $"{condition.Text.Trim()} ({answer}{widens})";
    }

    private static string Confidence(RangeConfidence confidence) =>
        confidence switch
        {
            RangeConfidence.Exact => "completely",
            RangeConfidence.Conditional => "with words beside the versions that only a person can judge",
            RangeConfidence.Garbled => "the text lost a part; what lies outside is unknown",
            _ => "no version in it",
        };

    private static string Shape(VersionShape shape) =>
        shape switch
        {
            VersionShape.Dotted => "numbers",
            VersionShape.Year => "begins with a calendar year",
            VersionShape.Letters => "letters only",
            VersionShape.LevelOnly => "a level without the version it belongs to",
            VersionShape.Hash => "revision hash: equal or not, without order",
            VersionShape.FileName => "file name: equal or not, without order",
            _ => "not a version",
        };

    private static string Rank(LevelRank rank) =>
        rank switch
        {
            LevelRank.PreRelease => "pre-release",
            LevelRank.Pack => "service pack",
            _ => rank.ToString().ToLowerInvariant(),
        };
}
