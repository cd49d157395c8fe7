using Holdpoint.Core.Inventory.Csv;
using Holdpoint.Engine.Inventory;
using Holdpoint.Engine.Jobs.Kinds;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Jobs;

/// <summary>What is asked for. Two that are equal are one job.</summary>
public sealed record JobAsk
{
    private JobAsk(string kind, string subject, string arguments) =>
        (Kind, Subject, Arguments) = (kind, subject, arguments);

    /// <summary>The name of one of <see cref="JobKinds"/>.</summary>
    public string Kind { get; }

    /// <summary>What it works on; empty where the kind says all.</summary>
    public string Subject { get; }

    /// <summary>The site it concerns; null for none or several.</summary>
    public string? Site { get; init; }

    /// <summary>The entry and time of the timetable that asks; null for a person. What is due is asked for once, however many servers say so.</summary>
    internal string? Due { get; init; }

    /// <summary>What the kind needs to know, as JSON.</summary>
    internal string Arguments { get; }

    /// <summary>A look at one source.</summary>
    /// <param name="source">Its id.</param>
    /// <param name="retryHeld">True to try held documents again now, whatever their waiting time.</param>
    public static JobAsk SourceCheck(string source, bool retryHeld = false) =>
        new(JobKinds.SourceCheck, source, Json.Write(new SourceCheckJob.Arguments(retryHeld)));

    /// <summary>A look at every source that is used, or only at those whose time has come: a job each.</summary>
    public static JobAsk SourceChecks(bool onlyDue) =>
        new(JobKinds.SourceChecks, "", Json.Write(new SourceChecksJob.Arguments(onlyDue)));

    /// <summary>Findings and cases brought up to date.</summary>
    /// <param name="everything">True to hold everything against everything anew.</param>
    public static JobAsk Evaluation(bool everything = false) =>
        new(JobKinds.Evaluation, "", Json.Write(new EvaluationJob.Arguments(everything)));

    /// <summary>What a word on product names would change.</summary>
    public static JobAsk WordPreview(IdentityWord word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return new(JobKinds.WordPreview, $"{word.AssetProduct} = {word.StatementProduct}", Json.Write(word));
    }

    /// <summary>An inventory taken in, all of it or nothing; <see cref="JobBoard.AskImportAsync"/> keeps its file.</summary>
    internal static JobAsk InventoryImport(string file, string origin, bool removeMissing) =>
        InventoryImport(new(file, origin, removeMissing));

    /// <summary>The same, of a file that was looked at before.</summary>
    internal static JobAsk InventoryImport(InventoryImportJob.Arguments arguments) =>
        new(JobKinds.InventoryImport, arguments.Origin, Json.Write(arguments)) { Site = arguments.Site };

    /// <summary>What an inventory would change; <see cref="InventoryDesk.KeepAsync"/> keeps its file.</summary>
    /// <param name="file">The file's name among those of jobs.</param>
    /// <param name="origin">The file that a person named.</param>
    /// <param name="site">The one site that it is for; null takes each row as it says.</param>
    /// <param name="mapping">Which column is which.</param>
    public static JobAsk InventoryPreview(string file, string origin, string? site, ColumnMapping mapping) =>
        new(
            JobKinds.InventoryPreview,
            origin,
            Json.Write(new InventoryImportJob.Arguments(file, origin, false, site, mapping))
        )
        {
            Site = site,
        };
}
