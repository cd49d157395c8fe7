using System.Text.RegularExpressions;

namespace Holdpoint.Core.Versions;

/// <summary>
/// A product's name taken apart: "SIMATIC WinCC V7.5 SP2" is the product "SIMATIC WinCC", and only its versions from
/// V7.5 SP2 up to the next train are meant. Numbers that belong to a model's name (S7-1200, Windows 10, ControlLogix
/// 5580) stay where they are: a train carries a V, or is dotted and not the name's first word.
/// </summary>
/// <param name="Product">The name without the train.</param>
/// <param name="Version">The version in the name; null where it has none.</param>
/// <param name="Train">The versions that the name means; null where it has none.</param>
public sealed partial record NamedTrain(string Product, ParsedVersion? Version, VersionInterval? Train)
{
    /// <summary>Takes a name apart.</summary>
    public static NamedTrain Split(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length > VersionText.MaxLength)
            return new(name, null, null);
        var match = TrainForm().Match(name);
        if (!match.Success || match.Groups["train"].Index == 0)
            return new(name.Trim(), null, null);
        var train = match.Groups["train"];
        var version = VersionText.Parse(train.Value);
        if (version.Base.Count == 0 || version.Tail.Length > 0)
            return new(name.Trim(), null, null);
        // The hardware's version is no train of the firmware.
        if (HardwareVersion().IsMatch(name.AsSpan(0, train.Index)))
            return new(name.Trim(), null, null);
        var interval = Interval(version);
        var rest = name[(train.Index + train.Length)..];
        if (Onward().Match(rest) is { Success: true } onward)
        {
            rest = rest[onward.Length..];
            interval = onward.Groups["earlier"].Success
                ? interval with
                {
                    Lower = null,
                }
                : interval with
                {
                    Upper = null,
                };
        }
        var product = VersionText.Fold(
            $"{name[..train.Index].TrimEnd(' ', '(', '-', ',')} {rest.TrimStart(')')}"
        );
        return new(product, version, interval);
    }

    /// <summary>
    /// Takes a name of an inventory or an advisory apart; null where no train is in it, or where the number bounds versions
    /// ("prior to V4.7", "V6 and below", "&lt; V4.x") and stays part of the name.
    /// </summary>
    internal static NamedTrain? Closed(string name)
    {
        if (!name.Any(char.IsAsciiDigit) || Bounded().IsMatch(name))
            return null;
        var split = Split(name);
        return split.Train is null ? null : split;
    }

    private static VersionInterval Interval(ParsedVersion version)
    {
        var known = version.Base.TakeWhile(part => !part.IsWildcard).ToList();
        if (known.Count == 0)
            return VersionInterval.All;
        var first = version with
        {
            Base = known,
            Raw = version.HasWildcard ? string.Join('.', known) : version.Raw,
        };
        var next = known.ToList();
        next[^1] = new(next[^1].Number + 1, "", false);
        var after = new ParsedVersion
        {
            Raw = string.Join('.', next),
            Shape = version.Shape,
            Prefix = version.Prefix,
            Base = next,
        };
        return new(new(first, true), new(after, false));
    }

    [GeneratedRegex(
        @"[<>]|\b(hardware|hw) version\b|\b(prior to|before|up to|(and|or) (below|earlier|prior|lower|later|newer|higher|above))\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        -1
    )]
    private static partial Regex Bounded();

    // "V7.1 and earlier", "V8.1 and newer"
    [GeneratedRegex(
        @"^\s*(and|or) (all )?((?<earlier>earlier|prior|below|older|previous|lower)|later|newer|higher|above)( versions?)?\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        -1
    )]
    private static partial Regex Onward();

    [GeneratedRegex(
        @"\b(hardware|hw)[ -]?(version|revision|rev\.?)?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        -1
    )]
    private static partial Regex HardwareVersion();

    [GeneratedRegex(
        @"(?<=[\s(])(?<train>(V\d{1,4}(\.(\d+|X))*|\d{1,4}(\.\d+)*\.(\d+|x))(\s(SP|Update|Upd|HF|MP)\s?\d+)*)(?=$|[\s,)])",
        RegexOptions.IgnoreCase
            | RegexOptions.CultureInvariant
            | RegexOptions.ExplicitCapture
            | RegexOptions.RightToLeft,
        -1
    )]
    private static partial Regex TrainForm();
}
