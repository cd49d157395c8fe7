using Holdpoint.Cli.Keys;
using Holdpoint.Cli.Terminal;
using Holdpoint.Trust.Keys;
using Holdpoint.Trust.Tuf.Repository;

namespace Holdpoint.Cli.Tuf;

/// <summary>Reads <c>NAME=THRESHOLD:KEY.pub,KEY.pub[:PATH,PATH]</c>.</summary>
internal static class SignersOption
{
    /// <summary>The parts; otherwise why not. A path on Windows may hold a colon, a key's file name here may not.</summary>
    public static (string Name, RoleSigners? Signers, string[] Paths, Trouble? Trouble) Read(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var parts = equals < 0 ? [] : text[(equals + 1)..].Split(':');
        if (equals <= 0 || parts.Length is < 2 or > 3 || !int.TryParse(parts[0], out var threshold))
            return ("", null, [], new("not-signers", $"{text} is not NAME=THRESHOLD:KEY.pub,KEY.pub."));
        var keys = new List<KeyObject>();
        foreach (var file in parts[1].Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, trouble) = KeyFiles.ReadPublic(file);
            if (key is null)
                return ("", null, [], trouble);
            keys.Add(key);
        }
        return (
            text[..equals],
            RoleSigners.Of(threshold, keys),
            parts.Length == 3 ? parts[2].Split(',', StringSplitOptions.RemoveEmptyEntries) : [],
            null
        );
    }
}
