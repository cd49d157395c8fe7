using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Deployment.Deliverables;

namespace Holdpoint.Cli.Deployment.Deliverables;

/// <summary><c>holdpoint deliverable receipt DIR</c>: at headquarters, take a site's receipt of import.</summary>
internal static class DeliverableReceiptCommand
{
    private static readonly Argument<DirectoryInfo> Folder = new("folder")
    {
        Description = "The folder that came back from the site",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("receipt", "At headquarters: take what a site sent back, and the witness of both logs.")
        {
            Folder,
        }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        var folder = call.Get(Folder);
        if (!folder.Exists)
            return call.Refuse("no-folder", $"There is no folder {folder}.");
        var outcome = await (await call.OpenAsync()).Deliverables.ReceiptAsync(folder.FullName, call.Cancel);
        if (outcome.Receipt is not { } receipt)
            return call.Refuse("receipt-refused", outcome.Why, folder.FullName, exitCode: ExitCode.No);
        call.Output.JsonDocument(
            new
            {
                receipt.Site,
                Export = receipt.ExportSeq,
                receipt.Accepted,
                receipt.Counter,
                receipt.Actor,
                receipt.At,
                Refusals = receipt.Refusals,
                outcome.Notes,
            }
        );
        call.Output.Line(
            receipt.Accepted ? ("accepted", "bold green") : ("REFUSED", "bold red"),
            $"  by {receipt.Site}: {(receipt.ExportSeq == 0 ? "a medium whose number cannot be trusted" : $"export {receipt.ExportSeq}")}, by {receipt.Actor}, {DeliverableText.Time(receipt.At)}, receipt {receipt.Counter}"
        );
        foreach (var refusal in receipt.Refusals)
            call.Output.Line($"  {refusal.Code} {refusal.Path}: {refusal.Text}");
        foreach (var note in outcome.Notes)
            call.Output.Line("  " + note);
        return ExitCode.Done;
    }
}
