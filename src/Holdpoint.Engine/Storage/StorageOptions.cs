namespace Holdpoint.Engine.Storage;

/// <summary>Where everything is kept.</summary>
/// <param name="DataDirectory">The directory that holds the database and the mirrors of sources.</param>
/// <param name="Connection">A connection string or file instead of the database in the directory; null for that one.</param>
public sealed record StorageOptions(string DataDirectory, string? Connection = null);
