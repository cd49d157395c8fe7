namespace Holdpoint.Engine.Storage;

/// <summary>Names, timeouts and limits of the storage.</summary>
internal static class StorageLimits
{
    /// <summary>The database in the data directory.</summary>
    public const string DatabaseFile = "holdpoint.db";

    /// <summary>How long a writer waits for another one. Longer than the longest single transaction (an import of a million assets).</summary>
    public const int WaitForWriterSeconds = 120;

    /// <summary>How long recorded events stay without a signed checkpoint over them, while something happens.</summary>
    public static readonly TimeSpan CheckpointEvery = TimeSpan.FromHours(1);

    /// <summary>The longest document that is stored, in bytes; the CSAF client takes none longer.</summary>
    public const int DocumentBytes = 64 * 1024 * 1024;
}
