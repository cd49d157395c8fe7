using System.IO.Compression;

namespace Holdpoint.Server.Access.Passwords;

/// <summary>
/// The passwords that people choose most, some 49,000, inside the program. A password is set seldom: the list is read
/// through each time and kept in no memory.
/// </summary>
internal static class CommonPasswords
{
    private const string Name = "Holdpoint.Server.Access.Passwords.common.txt.gz";

    /// <summary>Whether one of some words is among them.</summary>
    public static bool HasOneOf(IReadOnlySet<string> words)
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream(Name)!;
        using var plain = new GZipStream(stream, CompressionMode.Decompress);
        using var reader = new StreamReader(plain);
        while (reader.ReadLine() is { } line)
            if (words.Contains(line))
                return true;
        return false;
    }
}
