using Holdpoint.Core.Versions;

namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>The versions a statement is about, as written and as understood.</summary>
public sealed class StatementRange
{
    private static readonly VersionRange Everything = RangeText.Parse("*");

    private readonly VersionRange range;

    private readonly bool asksForSerial;

    private StatementRange(string? text, VersionRange range)
    {
        (Text, this.range, asksForSerial) = (text, range, range.AsksForSerial);
        IsList =
            range.Intervals.Count > 0
            && range.Intervals.All(interval =>
                interval is { Lower: { } lower, Upper: { } upper }
                && ReferenceEquals(lower.Version, upper.Version)
            );
    }

    /// <summary>The text as written; null where the product stands without a version.</summary>
    public string? Text { get; }

    /// <summary>True where only single versions are listed.</summary>
    public bool IsList { get; }

    /// <summary>True where the highest bound itself is still in the range ("&lt;= 1.5").</summary>
    public bool EndsInclusive => range.Intervals is [.., { Upper: { Inclusive: true } }];

    /// <summary>Reads a text.</summary>
    /// <param name="text">The version branch's name; null where the product has none: every version is meant.</param>
    /// <param name="kind">Under which category it stands.</param>
    /// <param name="product">The product's name.</param>
    public static StatementRange Read(string? text, RangeTextKind kind, string? product) =>
        new(text, text is null ? Everything : RangeText.Parse(text, kind, product));

    /// <summary>Where an installed version lies.</summary>
    public Located Locate(InstalledVersion installed)
    {
        ArgumentNullException.ThrowIfNull(installed);
        // An inventory may hold the advisory's own words ("V175-V189").
        if (installed.Text is { } version && Text is not null && SameWords(version, Text))
            return new(RangePosition.Inside, "range.own-words", "is written as the advisory writes it");
        if (installed.IsFromName && SplitsTrain(installed.Version))
            return new(
                RangePosition.Unknown,
                "range.train-only",
                $"is told by the product's name only as far as its train, and “{Text?.Trim()}” divides that"
            );
        var answer = range.Locate(installed.Version, installed.Attributes, installed.SerialNumber);
        var needsSerial =
            asksForSerial && installed.SerialNumber is null && answer.Position == RangePosition.Unknown;
        return answer.Position switch
        {
            RangePosition.Inside when range.IsAll => new(
                RangePosition.Inside,
                Text is null ? "range.no-version" : "range.all",
                "is one of all versions"
            ),
            RangePosition.Inside => new(
                RangePosition.Inside,
                "range.inside",
                $"is in the range ({answer.Reason})"
            ),
            RangePosition.Unknown => new(
                RangePosition.Unknown,
                needsSerial ? "range.serial-number" : "range.undecidable",
                $"cannot be decided against “{Text?.Trim()}” ({answer.Reason})",
                needsSerial
            ),
            _ when IsList => new(
                answer.Position,
                "range.not-listed",
                $"is not among the versions listed ({answer.Reason})",
                IsNotListed: true
            ),
            RangePosition.Below => new(
                answer.Position,
                "range.below",
                $"lies below the range ({answer.Reason})"
            ),
            _ => new(answer.Position, "range.above", $"lies above the range ({answer.Reason})"),
        };
    }

    /// <summary>True where every bound of the range lies in a train, its end included: the train then says which versions are meant.</summary>
    public bool FitsIn(VersionInterval train)
    {
        ArgumentNullException.ThrowIfNull(train);
        foreach (
            var bound in range
                .Intervals.SelectMany(interval => new[] { interval.Lower, interval.Upper })
                .OfType<VersionBound>()
        )
        {
            if (train.Locate(bound.Version).Position == RangePosition.Inside)
                continue;
            // "V5.X" with "< V6.0" ends where the train ends.
            if (
                train.Upper is { } end
                && VersionComparer.Compare(bound.Version, end.Version).Order == VersionOrder.Equal
            )
                continue;
            return false;
        }
        return true;
    }

    // "V7.5" alone may be V7.5 with any service pack; a name with levels or three numbers says all of it.
    private bool SplitsTrain(ParsedVersion? version)
    {
        if (version is null || version.Levels.Count > 0 || version.Base.Count > 2)
            return false;
        var next = version.Base.ToList();
        if (next.Count == 0)
            return false;
        next[^1] = next[^1] with { Number = next[^1].Number + 1 };
        var train = new VersionInterval(
            new(version, false),
            new(version with { Base = next, Raw = string.Join('.', next) }, false)
        );
        return range
            .Intervals.SelectMany(interval => new[] { interval.Lower, interval.Upper })
            .OfType<VersionBound>()
            .Any(bound => train.Locate(bound.Version).Position == RangePosition.Inside);
    }

    /// <summary>True where a version is known to lie outside: a fix that is named must not lie inside.</summary>
    public bool MayBeFixed(string version) =>
        range.IsAll
        || range.Locate(VersionMemory.Read(version), AttributeSet.Empty).Position != RangePosition.Inside;

    private static bool SameWords(string one, string other) =>
        one.AsSpan().Trim().Equals(other.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase);
}
