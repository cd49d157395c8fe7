using System.Text;

namespace Holdpoint.Core.Acquisition;

/// <summary>Who acts: the name given, and the account of the machine it was given on.</summary>
/// <param name="Name">The person's name or sign.</param>
/// <param name="Account">The account that the program ran under, as user@machine; null where there was none.</param>
public sealed record Person(string Name, string? Account = null)
{
    /// <summary>
    /// True for the same person: case, width, blanks and what follows an @ do not make another one of him.
    /// </summary>
    public bool IsSame(Person other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Fold(Name) == Fold(other.Name);
    }

    /// <summary>True where both acted under one account of one machine.</summary>
    public bool SharesAccount(Person other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Account is not null
            && string.Equals(Account, other.Account, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>True where the name says anything.</summary>
    public bool IsNamed => Fold(Name).Length > 0;

    /// <inheritdoc />
    public override string ToString() => Name;

    private static string Fold(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var written in name)
        {
            // Full-width letters; the framework's own folding needs culture data that these builds leave out.
            var c = written is >= '\uFF01' and <= '\uFF5E' ? (char)(written - 0xFEE0) : written;
            if (c == '@')
                break;
            if (char.IsLetterOrDigit(c))
                text.Append(char.ToLowerInvariant(c));
        }
        return text.ToString();
    }
}
