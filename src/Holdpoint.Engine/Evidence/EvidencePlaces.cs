namespace Holdpoint.Engine.Evidence;

/// <summary>Where evidence is kept beside a database.</summary>
/// <param name="Log">The log's files; nothing secret is among them, and they may be copied anywhere.</param>
/// <param name="Keys">Private keys of this program; they leave the machine only in a sealed backup.</param>
/// <param name="Witness">What is known of other logs, and of those that watch this one.</param>
internal sealed record EvidencePlaces(string Log, string Keys, string Witness)
{
    /// <summary>The places of a data directory.</summary>
    public static EvidencePlaces Of(string dataDirectory) =>
        new(
            Path.Combine(dataDirectory, "log"),
            Path.Combine(dataDirectory, "keys"),
            Path.Combine(dataDirectory, "witness")
        );
}
