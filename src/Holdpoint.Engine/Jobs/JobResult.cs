using Holdpoint.Engine.Evaluation.Candidates;
using Holdpoint.Engine.Inventory;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Jobs;

/// <summary>What jobs brought that have more to say than words.</summary>
public static class JobResult
{
    /// <summary>What a previewed word would change; null until the preview ended well, and for other work.</summary>
    public static WordEffect? Effect(Job job) => Of<WordEffect>(job, JobKinds.WordPreview);

    /// <summary>What an import did; null until it ended well, and for other work.</summary>
    public static InventoryImportResult? Import(Job job) =>
        Of<InventoryImportResult>(job, JobKinds.InventoryImport);

    private static T? Of<T>(Job job, string kind)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(job);
        return job is { State: JobState.Done, Result: { } result } && job.Kind == kind
            ? Json.Read<T>(result)
            : null;
    }
}
