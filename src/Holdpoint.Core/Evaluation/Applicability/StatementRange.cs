#pragma warning disable CS0219, CS1591
using System.Globalization;
using System.Text.RegularExpressions;

namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>INTERIM until Core/Versions is there.</summary>
public sealed class StatementRange
{
    private readonly List<(string Op, string Version)> bounds = [];
    private readonly bool all;
    private readonly bool condition;

    public StatementRange(string? text)
    {
        Text = text;
        if (text is null)
        {
            all = true;
            return;
        }
        var t = text.Replace('_', ' ').Trim();
        t = Regex.Replace(t, @"^vers:[a-z]+/", "");
        t = Regex.Replace(t, @"^all versions\s*", "", RegexOptions.IgnoreCase);
        if (t is "" or "*")
        {
            all = true;
            return;
        }
        var ms = Regex.Matches(t, @"(<=|>=|<|>|=)?\s*([^<>=|]+?)\s*(?:\||and\b|$|(?=[<>]))");
        foreach (Match m in ms)
        {
            var v = m.Groups[2].Value.Trim();
            if (v.Length == 0)
                continue;
            if (!Regex.IsMatch(v, @"^[vV]?\d[\w.]*(\s*(SP|Upd|Update|HF|Hotfix|Build|R|Patch)\s*\d+)*$"))
            {
                condition = true;
            }
            bounds.Add((m.Groups[1].Value, v));
        }
    }

    public string? Text { get; }
    public bool IsAll => all;
    public bool EndsInclusive => bounds.Exists(b => b.Op == "<=");

    public Located Locate(InstalledVersion v)
    {
        if (all)
            return new(RangePosition.Inside, "range.all", "is one of all versions");
        if (v.Text is not null && v.Text.Trim() == Text?.Trim())
            return new(RangePosition.Inside, "range.literal", "is what the advisory writes");
        if (condition)
            return new(RangePosition.Unknown, "range.condition", "depends on a condition");
        var key = Key(v.Text);
        if (key is null)
            return new(RangePosition.Unknown, "range.no-version", "is not known");
        var lo = new List<int>();
        bool above = false,
            below = false;
        bool anyOp = false;
        bool point = false;
        bool okUpper = true,
            okLower = true;
        foreach (var (op, b) in bounds)
        {
            if (b.Length == 0)
                continue;
            var k = Key(b);
            if (k is null)
                return new(RangePosition.Unknown, "range.unread", "cannot be compared");
            var c = Compare(key, k);
            if (op == "" || op == "=")
            {
                if (c == 0)
                    return new(RangePosition.Inside, "range.point", "is listed");

                continue;
            }
            anyOp = true;
            if (op == "<" && c >= 0)
            {
                okUpper = false;
                above = true;
            }
            if (op == "<=" && c > 0)
            {
                okUpper = false;
                above = true;
            }
            if (op == ">" && c <= 0)
            {
                okLower = false;
            }
            if (op == ">=" && c < 0)
            {
                okLower = false;
            }
        }
        if (!anyOp)
            return new(RangePosition.NotListed, "range.not-listed", "is not among the versions listed");
        if (okUpper && okLower)
            return new(RangePosition.Inside, "range.inside", "lies in the range");
        return above
            ? new(RangePosition.Above, "range.above", "lies above the range")
            : new(RangePosition.Below, "range.below", "lies below the range");
    }

    public static StatementRange OfTrain(string train) =>
        new(
            System.Text.RegularExpressions.Regex.Match(train, @"(\d+)(\.(\d+))?(\.[xX])?")
                is { Success: true } m
                ? m.Groups[3].Success
                    ? $">={m.Groups[1].Value}.{m.Groups[3].Value}|<{m.Groups[1].Value}.{int.Parse(m.Groups[3].Value, CultureInfo.InvariantCulture) + 1}"
                    : $">={m.Groups[1].Value}|<{int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture) + 1}"
                : "*"
        );

    public bool MayHold(StatementRange other) =>
        other
            .bounds.Where(b => b.Op is not "")
            .All(b =>
                Locate(new(b.Version, Inventory.AttributeSet.Empty, null)).Position
                    is RangePosition.Inside
                        or RangePosition.Above
                && !(
                    Locate(new(b.Version, Inventory.AttributeSet.Empty, null)).Position == RangePosition.Above
                    && Compare(Key(b.Version)!, Key(bounds[^1].Version)!) > 0
                )
            );

    public bool IsBefore(InstalledVersion v, string other) => v.Text is { } t && CompareText(t, other) < 0;

    public bool IsAtLeast(InstalledVersion v, string other) => v.Text is { } t && CompareText(t, other) >= 0;

    public static int Compare(string a, string b) => CompareText(a, b) ?? 0;

    public static int? CompareText(string a, string b) =>
        Key(a) is { } x && Key(b) is { } y ? Compare(x, y) : null;

    private static int Compare(long[] a, long[] b)
    {
        for (var i = 0; i < Math.Max(a.Length, b.Length); i++)
        {
            var c = (i < a.Length ? a[i] : 0).CompareTo(i < b.Length ? b[i] : 0);
            if (c != 0)
                return c;
        }
        return 0;
    }

    private static long[]? Key(string? text)
    {
        if (text is null)
            return null;
        var m = Regex.Match(
            text.Trim(),
            @"^(?:FW|Rev\.?|Version|Firmware|V|v)?\s*\.?\s*(\d+(?:\.\d+)*)([a-zA-Z])?(.*)$"
        );
        if (!m.Success)
            return null;
        var key = new long[12];
        var parts = m.Groups[1].Value.Split('.');
        for (var i = 0; i < Math.Min(6, parts.Length); i++)
            key[i] = long.TryParse(parts[i], CultureInfo.InvariantCulture, out var n) ? n : 0;
        if (m.Groups[2].Success)
            key[6] = char.ToLowerInvariant(m.Groups[2].Value[0]) - 'a' + 1;
        var rest = m.Groups[3].Value;
        foreach (
            Match l in Regex.Matches(
                rest,
                @"(SP|Upd|Update|HF|Hotfix|Patch|Build)\s*(\d+)",
                RegexOptions.IgnoreCase
            )
        )
        {
            var at = l.Groups[1].Value.ToUpperInvariant() switch
            {
                "SP" => 7,
                "UPD" or "UPDATE" => 8,
                "BUILD" => 10,
                _ => 9,
            };
            key[at] = long.Parse(l.Groups[2].Value, CultureInfo.InvariantCulture);
        }
        return key;
    }
}
