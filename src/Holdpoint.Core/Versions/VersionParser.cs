namespace Holdpoint.Core.Versions;

/// <summary>One reading of one version text: lead-in words, prefix, base, levels, tail, from left to right.</summary>
internal ref partial struct VersionParser(string raw, string text)
{
    private static readonly string[] LeadIns =
    [
        "V",
        "VER",
        "VERS",
        "VERSION",
        "VERSIONS",
        "FW",
        "F/W",
        "FIRMWARE",
        "SW",
        "S/W",
        "SOFTWARE",
        "REV",
        "REVISION",
        "REL",
        "RELEASE",
    ];

    // Words in front of the first number beyond which the text is prose, not a version with a name.
    private const int MostPrefixWords = 3;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly List<VersionPart> _base = [];
    private readonly List<VersionLevel> _levels = [];
    private int _at = 0;

    public ParsedVersion Parse()
    {
        SkipLeadIns();
        if (LettersOnly() is { } letters)
            return letters;
        var levelFirst = StartsWithLevel();
        var prefix = levelFirst ? "" : ReadPrefix();
        if (prefix is null)
            return Unread();
        if (!levelFirst)
            ReadBase();
        if (IsFirmwareRelease())
            prefix = "FW";
        ReadLevels();
        if (_base.Count == 0 && _levels.Count == 0)
            return Unread();
        _levels.Sort(static (a, b) => a.Rank.CompareTo(b.Rank));
        return new()
        {
            Raw = raw,
            Shape =
                _base.Count == 0 ? VersionShape.LevelOnly
                : _base[0] is { Number: >= 1990 and < 2100, IsWildcard: false } ? VersionShape.Year
                : VersionShape.Dotted,
            Prefix = prefix,
            Base = _base,
            Levels = _levels,
            Tail = _text[_at..].Trim(" .,;").ToString(),
        };
    }

    // "FW22" counts releases and stands beside a firmware version such as 03.10.08: the two are never compared.
    private readonly bool IsFirmwareRelease() =>
        _base is [{ Letters: "", IsWildcard: false }]
        && _text.StartsWith("FW", StringComparison.OrdinalIgnoreCase);

    private readonly ParsedVersion Unread() =>
        new()
        {
            Raw = raw,
            Shape = VersionShape.Unordered,
            Tail = text,
        };

    private void SkipLeadIns()
    {
        while (_at < _text.Length)
        {
            var word = WordAt(_at, slash: true);
            // "VX.2.14": the V is a lead-in, the X a placeholder.
            if (word.Length == 2 && word is ['v' or 'V', 'x' or 'X'] && IsBreak(_at + 2))
            {
                _at++;
                return;
            }
            if (!IsLeadIn(word))
                return;
            var next = SkipAny(_at + word.Length, " .:");
            if (
                next >= _text.Length
                || !(char.IsAsciiDigit(_text[next]) || IsWildcardAt(next) || IsLeadInAt(next))
            )
                return;
            _at = next;
        }
    }

    private static bool IsLeadIn(ReadOnlySpan<char> word)
    {
        foreach (var known in LeadIns)
            if (word.Equals(known, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private readonly bool IsLeadInAt(int at)
    {
        var word = WordAt(at, slash: true);
        return IsLeadIn(word) || word is ['v' or 'V', 'x' or 'X'];
    }

    private readonly ParsedVersion? LettersOnly()
    {
        var rest = _text[_at..];
        if (rest.Length is 0 or > 3 || IsWildcardAt(_at))
            return null;
        foreach (var c in rest)
            if (!char.IsAsciiLetterUpper(c))
                return null;
        return new()
        {
            Raw = raw,
            Shape = VersionShape.Letters,
            Base = [new(0, rest.ToString(), false)],
        };
    }

    // A level without a base: "SP1", "MP8", "Hotfix-145271". One letter is a prefix instead ("R16B").
    private readonly bool StartsWithLevel()
    {
        var word = WordAt(_at, slash: false);
        return word.Length > 1
            && LevelWords.Find(word) is not null
            && SkipAny(_at + word.Length, " -.#") is var next
            && next < _text.Length
            && char.IsAsciiDigit(_text[next]);
    }

    // "" where the base starts at once; null where the text is prose.
    private string? ReadPrefix()
    {
        if (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || IsWildcardAt(_at)))
            return "";
        // A package's name in front of "V05.11", digits in it or not.
        var start = _at;
        if (NamedVersion() is var named and > 0)
        {
            _at = named;
            return Folded(_text[start..named]);
        }
        var words = 0;
        while (_at < _text.Length && !char.IsAsciiDigit(_text[_at]))
        {
            var word = WordAt(_at, slash: false);
            if (word.Length == 0 || ++words > MostPrefixWords)
                return null;
            _at = SkipAny(_at + word.Length, " -.:");
        }
        if (_at >= _text.Length)
            return null;
        return Folded(_text[start.._at]);
    }

    // The place of the V of " V05.11" or "-V4.0" where at most a few words stand before it; 0 where there is none.
    private readonly int NamedVersion()
    {
        var words = 1;
        for (var i = _at + 1; i + 1 < _text.Length; i++)
        {
            if (_text[i - 1] is ' ' or '-' && _text[i] is 'v' or 'V' && char.IsAsciiDigit(_text[i + 1]))
                return i;
            if (_text[i] == ' ' && ++words > MostPrefixWords)
                return 0;
        }
        return 0;
    }

    // Upper case, without the separators and the lead-in at its end.
    private static string Folded(ReadOnlySpan<char> prefix)
    {
        prefix = prefix.Trim(" -.:");
        if (
            prefix.EndsWith(" V", StringComparison.OrdinalIgnoreCase)
            || prefix.EndsWith("-V", StringComparison.OrdinalIgnoreCase)
        )
            prefix = prefix[..^2].TrimEnd(" -.:");
        return prefix.ToString().ToUpperInvariant();
    }

    private void ReadBase()
    {
        if (_at < _text.Length && _text[_at] is 'v' or 'V')
            _at++;
        while (_at < _text.Length && ReadPart())
        {
            if (_at >= _text.Length)
                return;
            var c = _text[_at];
            var more =
                _at + 1 < _text.Length
                && (char.IsAsciiLetterOrDigit(_text[_at + 1]) || _text[_at + 1] == '*');
            if (c is '.' or ',' && more)
                _at++;
            else if (c is '(' or '{' && CloseOfNumber() > 0)
                _at++;
            else if (c is ')' or '}' && IsInsideBracket())
            {
                _at++;
                // IOS writes "15.3(3) JC1" beside "15.2(4)EA7".
                if (
                    _at + 1 < _text.Length
                    && _text[_at] == ' '
                    && char.IsAsciiLetterUpper(_text[_at + 1])
                    && WordAt(_at + 1, false).Length <= 3
                    && LevelWords.Find(WordAt(_at + 1, false)) is null
                )
                    _at++;
                if (_at >= _text.Length || !char.IsAsciiLetterOrDigit(_text[_at]))
                    return;
                if (!char.IsAsciiLetter(_text[_at]))
                    continue;
                AttachLetters();
                if (_at < _text.Length && _text[_at] == '.')
                    _at++;
            }
            else if (!char.IsAsciiDigit(c))
                return;
        }
    }

    // Letters behind a bracket belong to the component in it: 15.2(5)E is 15, 2, 5E.
    private void AttachLetters()
    {
        var word = WordAt(_at, slash: false);
        _base[^1] = _base[^1] with { Letters = _base[^1].Letters + word.ToString().ToUpperInvariant() };
        _at += word.Length;
    }

    private readonly int CloseOfNumber()
    {
        var i = _at + 1;
        while (i < _text.Length && char.IsAsciiLetterOrDigit(_text[i]))
            i++;
        return i > _at + 1 && i < _text.Length && char.IsAsciiDigit(_text[_at + 1]) && _text[i] is ')' or '}'
            ? i
            : 0;
    }

    private readonly bool IsInsideBracket() =>
        _text[.._at].LastIndexOfAny("({") > _text[.._at].LastIndexOfAny(")}");

    private bool ReadPart()
    {
        if (IsWildcardAt(_at))
        {
            _base.Add(VersionPart.Wildcard);
            _at = WildcardEnd(_at);
            return true;
        }
        var digits = _at;
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
            _at++;
        var number = 0UL;
        if (_at > digits && !ulong.TryParse(_text[digits.._at], out number))
        {
            _at = digits;
            return false;
        }
        var letters = WordAt(_at, slash: false);
        if (_at == digits && (letters.Length == 0 || _base.Count == 0))
            return false;
        if (letters.Length > 0 && _at > digits && IsOpen(letters) && IsBreak(_at + letters.Length))
        {
            // 7.6x is every 7.6 with something behind it.
            _base.Add(new(number, "", false));
            _base.Add(VersionPart.Wildcard);
            _at += letters.Length;
            return true;
        }
        if (letters.Length > 0 && IsGluedLevel(letters))
        {
            if (_at > digits)
                _base.Add(new(number, "", false));
            // The loop ends here: the level is read next.
            return false;
        }
        _at += letters.Length;
        _base.Add(new(number, letters.ToString().ToUpperInvariant(), false));
        return true;
    }

    // "4.4u3", "V16SP1", "2.0rc1": a level glued to the base. One letter needs a number behind and two components before.
    private readonly bool IsGluedLevel(ReadOnlySpan<char> letters) =>
        LevelWords.Find(letters) is not null
        && (
            letters.Length > 1
            // "22R2" is "22 R2".
            || (
                letters is ['r' or 'R']
                && _base.Count == 0
                && _at + 1 < _text.Length
                && char.IsAsciiDigit(_text[_at + 1])
            )
            || (
                letters is ['u' or 'U' or 'p' or 'P']
                && _base.Count > 0
                && _at + 1 < _text.Length
                && char.IsAsciiDigit(_text[_at + 1])
            )
        );

    private readonly ReadOnlySpan<char> WordAt(int at, bool slash)
    {
        var end = at;
        while (
            end < _text.Length && (char.IsAsciiLetter(_text[end]) || (slash && end > at && _text[end] == '/'))
        )
            end++;
        return _text[Math.Min(at, _text.Length)..end];
    }

    private readonly int SkipAny(int at, string chars)
    {
        while (at < _text.Length && chars.Contains(_text[at], StringComparison.Ordinal))
            at++;
        return at;
    }

    private readonly bool IsWildcardAt(int at) =>
        at < _text.Length && _text[at] is 'x' or 'X' or '*' && IsBreak(WildcardEnd(at));

    private readonly int WildcardEnd(int at)
    {
        if (_text[at] == '*')
            return at + 1;
        while (at < _text.Length && _text[at] is 'x' or 'X')
            at++;
        return at;
    }

    // 7.6x, 1.38xx, 4XX; a single capital X is a letter like others (1.597X comes before 1.597Y).
    private static bool IsOpen(ReadOnlySpan<char> letters) =>
        !letters.ContainsAnyExcept('x', 'X') && (letters.Length > 1 || letters[0] == 'x');

    private readonly bool IsBreak(int at) => at >= _text.Length || !char.IsAsciiLetterOrDigit(_text[at]);
}
