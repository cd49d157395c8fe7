using System.Text;

namespace Holdpoint.Core.Access;

/// <summary>How somebody who guesses would come upon a password: the words that it is made from, and whether it is a mere run.</summary>
public static class PasswordGuesses
{
    private const int MostRuns = 2;

    private static readonly Dictionary<char, char> Substitutes = new()
    {
        ['0'] = 'o',
        ['1'] = 'i',
        ['3'] = 'e',
        ['4'] = 'a',
        ['5'] = 's',
        ['7'] = 't',
        ['@'] = 'a',
        ['$'] = 's',
        ['!'] = 'i',
    };

    /// <summary>
    /// The words to look for among common passwords, in small letters: the password itself, the piece of which it is a
    /// repetition, and either without figures and signs around it or with letters where it has signs that look like them.
    /// What is left of a password counts only where it is at least half of it.
    /// </summary>
    public static IReadOnlySet<string> WordsOf(string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        var whole = password.ToLowerInvariant();
        var words = new HashSet<string>(StringComparer.Ordinal) { whole, PieceOf(whole) };
        foreach (var word in words.ToList())
        {
            var letters = new StringBuilder(word.Length);
            foreach (var sign in word)
                letters.Append(Substitutes.GetValueOrDefault(sign, sign));
            foreach (var one in (string[])[word, letters.ToString()])
            {
                words.Add(one);
                var bare = Bare(one);
                if (bare.Length * 2 >= one.Length && bare.Length > 0)
                    words.Add(PieceOf(bare));
            }
        }
        return words;
    }

    /// <summary>Whether it is one piece again and again, shorter than <paramref name="least"/> characters.</summary>
    public static bool IsRepeated(string password, int least)
    {
        ArgumentNullException.ThrowIfNull(password);
        var piece = PieceOf(password);
        return piece.Length < password.Length && piece.Length < least;
    }

    /// <summary>Whether it is nothing but one or two runs as abc, 987 or 000.</summary>
    public static bool IsRun(string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        var runs = 1;
        for (var at = 2; at < password.Length; at++)
        {
            var step = password[at] - password[at - 1];
            if (step is >= -1 and <= 1 && step == password[at - 1] - password[at - 2])
                continue;
            if (++runs > MostRuns)
                return false;
            // The next run begins here: its step is that to the next character.
            at++;
        }
        return true;
    }

    private static string Bare(string word)
    {
        var first = 0;
        var after = word.Length;
        while (first < after && !char.IsLetter(word[first]))
            first++;
        while (after > first && !char.IsLetter(word[after - 1]))
            after--;
        return word[first..after];
    }

    // The shortest piece of which the text is a whole number of repetitions; the text itself where there is none.
    private static string PieceOf(string text)
    {
        for (var length = 1; length * 2 <= text.Length; length++)
            if (text.Length % length == 0 && IsMadeOf(text, length))
                return text[..length];
        return text;
    }

    private static bool IsMadeOf(string text, int length) =>
        text.AsSpan(length).SequenceEqual(text.AsSpan(0, text.Length - length));
}
