namespace Holdpoint.Core.Versions;

// The levels behind the base: words, their numbers, and builds without a word.
internal ref partial struct VersionParser
{
    private void ReadLevels()
    {
        while (_at < _text.Length)
        {
            var dash = _text[_at] == '-';
            var start = SkipAny(_at, " -.,");
            if (start >= _text.Length)
                return;
            if (char.IsAsciiDigit(_text[start]))
            {
                // A bare number behind the base is a build: "5.17.1-754993421", "2.11 R3 2259".
                var end = start;
                while (
                    end < _text.Length
                    && (char.IsAsciiLetterOrDigit(_text[end]) || (dash && _text[end] is '.' or '-'))
                )
                    end++;
                if (
                    HasRank(LevelRank.Build)
                    || (end < _text.Length && _text[end] is not (' ' or ')'))
                    || _base.Count == 0
                )
                    return;
                if (!Add(LevelRank.Build, "BUILD", start, end, dates: true))
                    return;
                continue;
            }
            var word = WordAt(start, slash: false);
            var after = start + word.Length;
            var found = LevelWords.Find(word);
            if (found is null && after + 1 < _text.Length && _text[after] is ' ' or '-')
            {
                // "Service Pack 2"
                var second = WordAt(after + 1, slash: false);
                if (second.Length > 0 && word.Length + second.Length <= 24)
                {
                    found = LevelWords.Find(string.Concat(word, second));
                    if (found is not null)
                        after += 1 + second.Length;
                }
            }
            if (found is null && dash && start == _at + 1 && ReadNamedBuild(word, after))
                continue;
            if (found is not { } level || HasRank(level.Rank))
                return;
            var digits = SkipAny(after, " -.#:");
            if (digits < _text.Length && char.IsAsciiDigit(_text[digits]))
            {
                var end = digits;
                while (
                    end < _text.Length
                    && (
                        char.IsAsciiLetterOrDigit(_text[end])
                        || (_text[end] is '.' && end + 1 < _text.Length && char.IsAsciiDigit(_text[end + 1]))
                        || (
                            level.Rank == LevelRank.Build
                            && _text[end] == '-'
                            && end + 1 < _text.Length
                            && char.IsAsciiDigit(_text[end + 1])
                        )
                    )
                )
                    end++;
                if (!Add(level.Rank, level.Word, digits, end, level.Rank == LevelRank.Build))
                    return;
            }
            else if (IsBreak(after) && word.Length > 1)
            {
                _levels.Add(
                    new(
                        level.Rank,
                        level.Word,
                        [new(level.Rank == LevelRank.PreRelease ? 0UL : 1UL, "", false)]
                    )
                );
                _at = after;
            }
            else
                return;
        }
    }

    // "2.5-GA-01-22261": the house's own word for a build, with its numbers.
    private bool ReadNamedBuild(ReadOnlySpan<char> word, int after)
    {
        if (word.Length is 0 or > 4 || HasRank(LevelRank.Build))
            return false;
        var digits = SkipAny(after, "-");
        if (digits >= _text.Length || !char.IsAsciiDigit(_text[digits]) || digits > after + 1)
            return false;
        var end = digits;
        while (
            end < _text.Length
            && (
                char.IsAsciiDigit(_text[end])
                || (_text[end] is '-' or '.' && char.IsAsciiDigit(_text[end - 1]))
            )
        )
            end++;
        return IsBreak(end)
            && Add(LevelRank.Build, word.ToString().ToUpperInvariant(), digits, end, dates: true);
    }

    private readonly bool HasRank(LevelRank rank) => _levels.Exists(level => level.Rank == rank);

    // Digits with letters and dots as parts; a glued level ("SP1UPD2") ends them.
    private bool Add(LevelRank rank, string word, int start, int end, bool dates)
    {
        var parts = new List<VersionPart>();
        var i = start;
        while (i < end)
        {
            var digits = i;
            while (i < end && char.IsAsciiDigit(_text[i]))
                i++;
            if (!ulong.TryParse(_text[digits..i], out var number))
                return false;
            var letters = WordAt(i, slash: false);
            if (letters.Length > 1 && LevelWords.Find(letters) is not null)
            {
                parts.Add(new(number, "", false));
                break;
            }
            i += letters.Length;
            parts.Add(new(number, letters.ToString().ToUpperInvariant(), false));
            if (i < end && (_text[i] == '.' || (dates && _text[i] == '-')))
                i++;
            if (i < end && !char.IsAsciiDigit(_text[i]))
                break;
        }
        _levels.Add(new(rank, word, parts));
        _at = i;
        return true;
    }
}
