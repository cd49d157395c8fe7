using System.Globalization;
using System.Text;

namespace Holdpoint.Trust.Signatures.Packages;

/// <summary>Reads an ar archive as Debian packages are: short names, no index.</summary>
internal static class ArArchive
{
    private const int MostMembers = 64;

    public static bool Recognises(SignedFile file) => file.Head.AsSpan().StartsWith("!<arch>\n"u8);

    /// <summary>The members; null where the archive is damaged or something follows it.</summary>
    public static IReadOnlyList<ArMember>? Read(SignedFile file)
    {
        var members = new List<ArMember>();
        for (var at = 8L; at < file.Length; )
        {
            if (
                file.Read(at, 60) is not { } header
                || header[58] != 0x60
                || header[59] != 0x0A
                || members.Count == MostMembers
            )
                return null;
            var name = Encoding.Latin1.GetString(header, 0, 16).TrimEnd(' ');
            if (name.Length > 1 && name.EndsWith('/'))
                name = name[..^1];
            var digits = Encoding.Latin1.GetString(header, 48, 10).TrimEnd(' ');
            if (
                !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
                || size > file.Length - at - 60
            )
                return null;
            members.Add(new(name, new(at + 60, size)));
            at += 60 + size;
            if (size % 2 == 0)
                continue;
            // A member of odd length is followed by one line feed; at the very end it may be missing.
            if (at < file.Length && file.Read(at, 1) is not [0x0A])
                return null;
            at++;
        }
        return members;
    }
}
