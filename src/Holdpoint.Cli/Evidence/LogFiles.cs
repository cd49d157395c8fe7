using Holdpoint.Cli.Terminal;
using Holdpoint.Trust.Files;
using Holdpoint.Trust.Log;

namespace Holdpoint.Cli.Evidence;

/// <summary>Keys and files of the log's commands.</summary>
internal static class LogFiles
{
    /// <summary>A note's key: written out, or in a file; null, with the refusal said, for anything else.</summary>
    public static NoteKey? Key(Call call, string told, out int exitCode)
    {
        exitCode = ExitCode.Done;
        var text = File.Exists(told) ? File.ReadAllText(told).Trim() : told;
        if (NoteKey.Parse(text, out var why) is { } key)
            return key;
        exitCode = call.Refuse(
            "not-a-key",
            $"\"{Words.Cut(told, 80)}\" is no key of a log or witness. {why}",
            advice: "name the line that \"holdpoint log checkpoint\" or \"holdpoint log witness key\" prints, or a file with it"
        );
        return null;
    }

    /// <summary>Several keys; null, with the refusal said, where one is none.</summary>
    public static List<NoteKey>? Keys(Call call, IEnumerable<string> told, out int exitCode)
    {
        var keys = new List<NoteKey>();
        exitCode = ExitCode.Done;
        foreach (var one in told)
        {
            if (Key(call, one, out exitCode) is not { } key)
                return null;
            keys.Add(key);
        }
        return keys;
    }

    /// <summary>Writes a file whole.</summary>
    public static void Write(FileInfo file, byte[] bytes) => DurableFile.Write(file.FullName, bytes);
}
