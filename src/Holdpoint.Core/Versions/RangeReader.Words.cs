using System.Text.RegularExpressions;

namespace Holdpoint.Core.Versions;

// The words of the grammar.
internal sealed partial class RangeReader
{
    private const RegexOptions Options =
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\s*(\||,\s|;|\band\b|\bor\b|/\s)\s*", Options, -1)]
    private static partial Regex Separators();

    [GeneratedRegex(
        @"((and|with) )?function(al)? state *(\(FS\))? *(?<operator><=|>=|<|>|=)? *(?<value>\d+)|\bFS *:? *(?<operator><=|>=|<|>|=)? *(?<value>\d+)",
        Options,
        -1
    )]
    private static partial Regex FunctionState();

    [GeneratedRegex(@"(^|\s)\([^)]*([a-z]{2}|\s)[^)]*\)?", Options, -1)]
    private static partial Regex Bracketed();

    // H2W2PER3, HBW2PER2: letters and digits in turns, without a full stop.
    [GeneratedRegex(
        @"^(?!V\d)[A-Z]{1,4}((\d+[A-Z]+){2,}\d*|\d+[A-Z]{2,}\d+[A-Z]*)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        -1
    )]
    private static partial Regex ModelForm();

    [GeneratedRegex(@"\b(CVE-\d{4}-|ICSA-\d|ICSMA-\d|SSA-\d)", Options, -1)]
    private static partial Regex Reference();

    [GeneratedRegex(@"^\s*\((including|excluding|inclusive|exclusive)\)$", Options, -1)]
    private static partial Regex BoundWords();

    [GeneratedRegex(
        @"(?<=^|\s)((and|or) )?(with|without|when|if|only|using|where|running|installed|in (connection|conjunction|combination)|on|for|that|which|manufactured|shipped|distributed|deployed|having|including|excluding|except|from|as part of|embedded|in)\s+(?!excluding)(?=\S)",
        Options,
        -1
    )]
    private static partial Regex ConditionWords();

    [GeneratedRegex(@"^\s*(all|any|versions?|all (\w+ )?versions?)?\s*$", Options, -1)]
    private static partial Regex AnyVersion();

    [GeneratedRegex(
        @"^(all )?(versions? )?(between )?(?<first>\S+( [A-Za-z]+ ?\d+)*) \((?<a>including|excluding)\),? (and|to|through|\|) (?<last>\S+( [A-Za-z]+ ?\d+)*) \((?<b>including|excluding)\)$",
        Options,
        -1
    )]
    private static partial Regex BetweenWords();

    [GeneratedRegex(
        @"[,\s]+(and|or)\s+(all )?(?<word>prior|earlier|before|lower|below|older|previous|later|above|newer|higher|greater|up)( versions?)?$",
        Options,
        -1
    )]
    private static partial Regex Trailing();

    [GeneratedRegex(@"^(later|above|newer|higher|greater|up)$", Options, -1)]
    private static partial Regex LaterWord();

    [GeneratedRegex(@"\b(up to( and including)?|through and including)\s+", Options, -1)]
    private static partial Regex UpToInclusive();

    [GeneratedRegex(@"\s*\(build( nr)?[ .]*(?<number>\d[\d.]*)\)", Options, -1)]
    private static partial Regex BracketedBuild();

    [GeneratedRegex(
        @"((and|with) )?\b(?<part>bios|u-boot|uboot|bsp)( versions?)? *(?<operator><=|>=|<|>|=) *(?<value>[^|()<>=]+?) *(?=$|[|)]|\band\b)",
        Options,
        -1
    )]
    private static partial Regex PartBound();

    [GeneratedRegex(
        @"(?<before>\d) *\| *(?<level>(SP|FP|HF|Hotfix|Update|Upd|Service Pack) ?\d)",
        Options,
        -1
    )]
    private static partial Regex SplitLevel();

    [GeneratedRegex(@"(?<day>\b[a-z]{3,9} \d{1,2}), *(?<year>(19|20)\d\d\b)", Options, -1)]
    private static partial Regex DateComma();

    [GeneratedRegex(
        @"\b(production date|date of production|manufacturing date|distributed|manufactured|produced|shipped) *(?<operator><=|>=|<|>)|(?<operator><=|>=|<|>) *(production date|date of production|manufacturing date)",
        Options,
        -1
    )]
    private static partial Regex ProductionWords();

    [GeneratedRegex(@"^(firmware|software|os|fw|sw)( versions?)?\s*(?=[<>=])", Options, -1)]
    private static partial Regex NamedBound();

    [GeneratedRegex(@"\b(prior to|before|earlier than|older than|lower than|below)\s+", Options, -1)]
    private static partial Regex PriorTo();

    [GeneratedRegex(@"^(all )?((bios|firmware|software) )?versions?\b\s*:?|^all\b", Options, -1)]
    private static partial Regex AllVersions();

    [GeneratedRegex(
        @"^(?<first>\S+(\s+(SP|R|Update|P)\s?\d+)*)\s*(-|(?<word>\b(to|through|until|thru)\b))\s*(?<last>\S+(\s+(SP|R|Update|P)\s?\d+)*)$",
        Options,
        -1
    )]
    private static partial Regex Between();

    [GeneratedRegex(@"^v?\d+(\.\d+)+$", Options, -1)]
    private static partial Regex TrainWord();

    [GeneratedRegex(
        @"^(\d[A-Z]{2}\d[A-Z0-9-]{6,}|\d{4}-[A-Z0-9]{3,}[A-Z][A-Z0-9-]*|[A-Z]{2,5}\d{5,}|[A-Z]\d[A-Z]\d[A-Z]+\d?[A-Z]?)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        -1
    )]
    private static partial Regex OrderForm();
}
