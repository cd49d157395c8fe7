using System.Security.Cryptography;
using System.Text;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Server.Access.Passwords;

/// <summary>
/// A list of passwords that were stolen somewhere, in the form of Have I Been Pwned: a line for each with its SHA-1 digest in
/// hexadecimal, a colon and a count, ordered by digest. It is some 40 GB, so that it lies in a file beside the server and is
/// searched by halves; nobody outside is asked.
/// </summary>
internal sealed class BreachedPasswords
{
    private const int DigestLength = 40;

    // The longest line that is one: digest, colon, count, line end.
    private const int LongestLine = 64;

    private readonly string _path;

    /// <summary>Opens a list.</summary>
    /// <exception cref="StorageException">It cannot be read, or is no such list.</exception>
    public BreachedPasswords(string path)
    {
        _path = path;
        try
        {
            using var list = Open();
            if (LineAt(list, 0) is not { } first)
                throw new StorageException(
                    $"{path} is no list of breached passwords: its first line is not a SHA-1 digest in hexadecimal, a colon and a count."
                );
            if (LineAt(list, list.Length / 2) is { } middle && Compare(middle, first) < 0)
                throw new StorageException(
                    $"{path} is not ordered by digest; take the list that is ordered by hash."
                );
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(
                $"The list of breached passwords cannot be read: {fault.Message}",
                fault
            );
        }
    }

    /// <summary>Whether a password is in it.</summary>
    public bool Has(string password)
    {
        ArgumentNullException.ThrowIfNull(password);
#pragma warning disable CA5350 // The list's own digest; nothing is protected by it.
        var sought = Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password)));
#pragma warning restore CA5350
        using var list = Open();
        var (low, high) = (0L, list.Length);
        // Lines that begin in [low, high) are still in question.
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (LineAt(list, middle) is not { } line)
            {
                high = middle;
                continue;
            }
            switch (Compare(line, sought))
            {
                case 0:
                    return true;
                case < 0:
                    low = middle + 1;
                    break;
                default:
                    high = middle;
                    break;
            }
        }
        return false;
    }

    private FileStream Open() =>
        new(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1, FileOptions.RandomAccess);

    // The digest of the first line that begins at a place or after it; null where there is none, or none that is one.
    private static string? LineAt(FileStream list, long place)
    {
        Span<byte> bytes = stackalloc byte[LongestLine * 2];
        // The character before says whether a line begins at the place itself.
        list.Position = Math.Max(0, place - 1);
        var part = bytes[..list.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        if (place > 0)
        {
            var end = part.IndexOf((byte)'\n');
            if (end < 0)
                return null;
            part = part[(end + 1)..];
        }
        if (part.Length < DigestLength)
            return null;
        var digest = Encoding.ASCII.GetString(part[..DigestLength]);
        return digest.All(char.IsAsciiHexDigit) && (part.Length == DigestLength || part[DigestLength] == ':')
            ? digest
            : null;
    }

    private static int Compare(string one, string other) =>
        string.Compare(one, other, StringComparison.OrdinalIgnoreCase);
}
