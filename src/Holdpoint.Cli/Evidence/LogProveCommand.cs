using System.CommandLine;
using System.Text;
using Holdpoint.Cli.Terminal;

namespace Holdpoint.Cli.Evidence;

/// <summary><c>holdpoint log prove</c>.</summary>
internal static class LogProveCommand
{
    private static readonly Argument<long> Index = new("INDEX")
    {
        Description = "The entry, from 0 (holdpoint log list)",
    };

    private static readonly Option<DirectoryInfo?> Out = new("--out")
    {
        Description = "Write INDEX.entry.json and INDEX.tlog-proof into this directory",
        HelpName = "DIR",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("prove", "Prove that an entry is in the log, for someone who has nothing but the proof.")
        {
            Index,
            Out,
        }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        var evidence = (await call.OpenAsync()).Evidence;
        var index = call.Get(Index);
        if (await evidence.ProveAsync(index, call.Cancel) is not var (entry, proof, key))
        {
            return call.Refuse(
                "no-such-entry",
                $"The log has no entry {index}; it holds {evidence.Size:N0}.",
                exitCode: ExitCode.No
            );
        }
        if (call.Get(Out) is { } folder)
        {
            LogFiles.Write(new(Path.Combine(folder.FullName, $"{index}.entry.json")), entry);
            LogFiles.Write(new(Path.Combine(folder.FullName, $"{index}.tlog-proof")), proof.ToBytes());
            call.Output.Line($"{index}.entry.json and {index}.tlog-proof written to {folder}");
        }
        call.Output.JsonDocument(
            new
            {
                Index = index,
                Entry = Encoding.UTF8.GetString(entry),
                Key = key.ToString(),
                Proof = Encoding.UTF8.GetString(proof.ToBytes()),
            }
        );
        if (!call.Output.IsJson && call.Get(Out) is null)
        {
            await call.Output.Raw.WriteAsync(Encoding.UTF8.GetString(entry) + "\n\n");
            await call.Output.Raw.WriteAsync(Encoding.UTF8.GetString(proof.ToBytes()));
        }
        call.Output.Line();
        call.Output.Field("key", key.ToString());
        call.Output.Line(
            $"Check it anywhere: holdpoint log verify {index}.tlog-proof --entry {index}.entry.json --key KEY",
            "grey"
        );
        return ExitCode.Done;
    }
}
