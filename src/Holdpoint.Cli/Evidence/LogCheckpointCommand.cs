using System.CommandLine;
using Holdpoint.Cli.Terminal;

namespace Holdpoint.Cli.Evidence;

/// <summary><c>holdpoint log checkpoint</c>.</summary>
internal static class LogCheckpointCommand
{
    private static readonly Option<string?> Origin = new("--origin")
    {
        Description =
            "The log's name, with its first checkpoint only (holdpoint/<plant>; else one from its key)",
        HelpName = "NAME",
    };

    private static readonly Option<FileInfo?> Out = new("--out")
    {
        Description = "Write the signed checkpoint to this file as well",
        HelpName = "FILE",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("checkpoint", "Sign what the log holds now: name, size, root.") { Origin, Out }.Does(
            RunAsync
        );

    private static async Task<int> RunAsync(Call call)
    {
        var evidence = (await call.OpenAsync()).Evidence;
        var (checkpoint, key) = await evidence.CheckpointAsync(call.Get(Origin), call.Cancel);
        if (call.Get(Out) is { } file)
            LogFiles.Write(file, checkpoint.Note.ToBytes());
        call.Output.JsonDocument(
            new
            {
                checkpoint.Origin,
                checkpoint.Size,
                Root = checkpoint.Root.ToString(),
                RootHex = checkpoint.Root.ToHex(),
                Key = key.ToString(),
                Note = checkpoint.Note.ToString(),
            }
        );
        if (!call.Output.IsJson)
            await call.Output.Raw.WriteAsync(checkpoint.Note.ToString());
        call.Output.Line();
        call.Output.Field("key", key.ToString());
        return ExitCode.Done;
    }
}
