using Holdpoint.Trust.Files;
using Holdpoint.Trust.Json;
using Holdpoint.Trust.Tuf.Model;
using Holdpoint.Trust.Tuf.Repository;

namespace Holdpoint.Trust.Tuf.Agreement;

/// <summary>Keeps a time floor in a file; a write survives a loss of power wholly or not at all.</summary>
public sealed class TimeFloorFile(string path)
{
    private static readonly JsonLimits Limits = new(Bytes: 4096);

    /// <summary>The floor kept; none where there is no file yet. Null where the file is damaged: a person must look.</summary>
    public TimeFloor? Load()
    {
        if (!File.Exists(path))
            return TimeFloor.None;
        var json = JsonReader.ReadObject(File.ReadAllBytes(path), Limits, out _);
        if (json is null)
            return null;
        var fault = new FirstFault();
        var fields = new Fields(json, "$", fault);
        var floor = new TimeFloor(fields.Moment("floor"), fields.Integer("resetVersion", 0));
        return fault.Text is null ? floor : null;
    }

    /// <summary>Keeps the floor, where it is higher than the one kept or was reset.</summary>
    public void Save(TimeFloor floor)
    {
        if (
            Load() is { } kept
            && (
                kept.ResetVersion > floor.ResetVersion
                || (kept.ResetVersion == floor.ResetVersion && kept.Floor >= floor.Floor)
            )
        )
            return;
        DurableFile.Write(
            path,
            JsonWriter.Write(
                JsonObject.Of(("floor", SignedJson.Moment(floor.Floor)), ("resetVersion", floor.ResetVersion))
            )
        );
    }
}
