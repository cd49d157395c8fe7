using System.Text.Json;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Acquisition;

/// <summary>Reads a site's settings.</summary>
internal static class AcquisitionSettingsFile
{
    private const int Largest = 1 << 20;

    private static readonly JsonSerializerOptions Options = new(Json.Options)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The settings; the defaults where there is no file.</summary>
    /// <exception cref="StorageException">The file is there and cannot be understood; a setting that is silently not used would be worse.</exception>
    public static AcquisitionSettings Read(string dataDirectory)
    {
        var path = Path.Combine(dataDirectory, AcquisitionSettings.FileName);
        if (!File.Exists(path))
            return new();
        try
        {
            if (new FileInfo(path).Length > Largest)
                throw new StorageException($"{path} is too long for settings.");
            return JsonSerializer.Deserialize<AcquisitionSettings>(File.ReadAllText(path), Options) ?? new();
        }
        catch (JsonException fault)
        {
            throw new StorageException($"{path} cannot be understood: {fault.Message}", fault);
        }
    }
}
