using System.Text;
using System.Text.Json;
using Holdpoint.Core.Acquisition.Needs;
using Holdpoint.Engine.Acquisition.Vault;
using Holdpoint.Engine.Storage;
using Holdpoint.Trust.Files;

namespace Holdpoint.Engine.Acquisition.Downloads;

/// <summary>The list beside fetched files that says which is for which case.</summary>
internal static class FetchedList
{
    public const string Name = "fetched.json";
    private const int Largest = 16 << 20;

    /// <summary>Writes the list of a folder.</summary>
    public static void Write(string folder, IReadOnlyList<FetchedFile> files) =>
        DurableFile.Write(Path.Combine(folder, Name), Encoding.UTF8.GetBytes(Json.Write(files) + "\n"));

    /// <summary>What the list beside a file says; empty where there is none that can be read.</summary>
    public static IReadOnlyList<FetchedFile> Beside(string path)
    {
        var list = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, Name);
        try
        {
            return new FileInfo(list) is { Exists: true, Length: <= Largest }
                ? [.. Json.Read<List<FetchedFile?>>(File.ReadAllText(list)).OfType<FetchedFile>()]
                : [];
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
