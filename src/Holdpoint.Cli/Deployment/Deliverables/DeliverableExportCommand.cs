using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Engine.Deployment.Deliverables;

namespace Holdpoint.Cli.Deployment.Deliverables;

/// <summary><c>holdpoint deliverable export FOLDER --as tar</c>: puts a medium into one file for the network.</summary>
internal static class DeliverableExportCommand
{
    private static readonly Argument<DirectoryInfo> Folder = new("folder")
    {
        Description = "A deliverable, or one medium of it",
    };

    private static readonly Option<string> Out = new("--out")
    {
        Description = "The folder that the file is made in",
        HelpName = "DIR",
        DefaultValueFactory = _ => ".",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("export", "Put a deliverable that was made into one file, for the network or a disc.")
        {
            Folder,
            FormAsked.Form,
            FormAsked.Recipient,
            Out,
        }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        var folder = call.Get(Folder);
        if (!File.Exists(Path.Combine(folder.FullName, DeliverableLayout.Manifest)))
            return call.Refuse(
                "no-deliverable",
                $"{folder} is no finished medium: there is no {DeliverableLayout.Manifest}.",
                advice: "holdpoint deliverable build makes one; of several media name each"
            );
        var (recipients, trouble) = FormAsked.Recipients(call);
        if (trouble is not null)
            return call.Output.Refuse(trouble);
        if (FormAsked.Of(call) is not (DeliverableForm.Tar or DeliverableForm.Zip or DeliverableForm.Iso))
            return call.Refuse("wrong-form", "A file is a tar, a zip or an iso.", advice: "--as tar");
        var (path, sha256) = await DeliverableCheck.PackAsync(
            folder.FullName,
            FormAsked.Of(call)!.Value,
            recipients,
            Path.GetFullPath(call.Get(Out)!),
            call.Cancel
        );
        call.Output.JsonDocument(new { Path = path, Sha256 = sha256 });
        call.Output.Line((path, "bold"), $"  {ByteSize.Of(new FileInfo(path).Length)}");
        call.Output.Line($"  sha256 {sha256}");
        return ExitCode.Done;
    }
}
