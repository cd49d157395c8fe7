using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Evaluation.Incremental;

/// <summary>
/// What has to be held against what: new configurations against every advisory, changed advisories against the
/// configurations that they reach.
/// </summary>
/// <param name="Everything">True where nothing of before counts.</param>
/// <param name="Changed">Advisories with a revision that was not evaluated yet, by key.</param>
/// <param name="New">Configurations that were not evaluated yet, by id.</param>
/// <param name="Advisories">How many advisories there are.</param>
/// <param name="Configurations">How many configurations there are.</param>
internal sealed record PendingWork(
    bool Everything,
    IReadOnlyList<AdvisoryState> Changed,
    IReadOnlyList<ConfigurationState> New,
    int Advisories,
    int Configurations
)
{
    /// <summary>Looks what there is to do; reads what is to be done, and counts the rest.</summary>
    public static PendingWork Load(Reading reading, bool everything) =>
        new(
            everything,
            everything ? AdvisoryState.All(reading, everything) : AdvisoryState.Pending(reading),
            everything ? ConfigurationState.All(reading, everything) : ConfigurationState.Pending(reading),
            (int)(
                reading.Number("SELECT COUNT(*) FROM advisories WHERE current_revision_id IS NOT NULL") ?? 0
            ),
            ConfigurationState.Count(reading)
        );
}
