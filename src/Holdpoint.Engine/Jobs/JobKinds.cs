using Holdpoint.Core.Access;
using Holdpoint.Engine.Jobs.Kinds;

namespace Holdpoint.Engine.Jobs;

/// <summary>The kinds of long work. A new kind is a row here.</summary>
public static class JobKinds
{
    /// <summary>A look at one source.</summary>
    public const string SourceCheck = "source-check";

    /// <summary>A look at many sources, a job each.</summary>
    public const string SourceChecks = "source-checks";

    /// <summary>Findings and cases brought up to date.</summary>
    public const string Evaluation = "evaluation";

    /// <summary>An inventory taken in.</summary>
    public const string InventoryImport = "inventory-import";

    /// <summary>What an inventory would change.</summary>
    public const string InventoryPreview = "inventory-preview";

    /// <summary>What a word on product names would change.</summary>
    public const string WordPreview = "word-preview";

    /// <summary>All.</summary>
    public static IReadOnlyList<JobKind> All { get; } =
    [
        new(SourceCheck, Permission.ManageSources, SourceCheckJob.RunAsync)
        {
            IsEverybodys = true,
            JoinsRunning = true,
        },
        new(SourceChecks, Permission.ManageSources, SourceChecksJob.RunAsync)
        {
            IsEverybodys = true,
            JoinsRunning = true,
        },
        new(Evaluation, Permission.Evaluate, EvaluationJob.RunAsync) { IsEverybodys = true },
        new(InventoryImport, Permission.ChangeInventory, InventoryImportJob.RunAsync) { JoinsRunning = true },
        new(InventoryPreview, Permission.ChangeInventory, InventoryPreviewJob.RunAsync),
        new(WordPreview, Permission.ChangeInventory, WordPreviewJob.RunAsync),
    ];

    /// <summary>The kind of this name; null where there is none.</summary>
    public static JobKind? Find(string name) =>
        All.FirstOrDefault(kind => string.Equals(kind.Name, name, StringComparison.Ordinal));
}
