using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Engine.Evidence;
using Holdpoint.Trust.Log;

namespace Holdpoint.Cli.Evidence;

/// <summary><c>holdpoint log verify</c>.</summary>
internal static class LogVerifyCommand
{
    private static readonly Argument<string?> PathGiven = new("PATH")
    {
        Description =
            "An exported log, or a .tlog-proof; else the log of the data directory with its database",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Key = new("--key")
    {
        Description = "The log's public key, known from elsewhere: the key itself or a file with it",
        HelpName = "KEY",
    };

    private static readonly Option<string[]> WitnessKeys = new("--witness")
    {
        Description = "Public key of a witness; may be given several times",
        HelpName = "KEY",
    };

    private static readonly Option<int> Threshold = new("--witnesses")
    {
        Description = "How many witnesses must have cosigned the proof's checkpoint",
        HelpName = "N",
    };

    private static readonly Option<FileInfo?> Earlier = new("--earlier")
    {
        Description = "A checkpoint known from before, for example of a work order: the log must continue it",
        HelpName = "FILE",
    };

    private static readonly Option<FileInfo?> Entry = new("--entry")
    {
        Description = "The entry that a .tlog-proof proves",
        HelpName = "FILE",
    };

    private const int ProblemsShown = 50;

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("verify", "Work the whole log out again and say what is missing or was changed.")
        {
            PathGiven,
            Key,
            WitnessKeys,
            Threshold,
            Earlier,
            Entry,
        }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        var key = call.Get(Key) is { } told ? LogFiles.Key(call, told, out var wrong) : null;
        if (call.Get(Key) is not null && key is null)
            return ExitCode.WrongUse;
        if (LogFiles.Keys(call, call.Get(WitnessKeys) ?? [], out wrong) is not { } witnesses)
            return wrong;
        var path = call.Get(PathGiven);
        if (path is null)
        {
            var programme = await call.OpenAsync();
            return Show(call, await programme.Evidence.VerifyAsync(call.Cancel), pinned: true);
        }
        if (Inputs.MustExist(path) is { } trouble)
            return call.Output.Refuse(trouble);
        if (File.Exists(path))
            return await ProofAsync(call, path, key, witnesses);
        var earlier = call.Get(Earlier) is { } file
            ? await File.ReadAllBytesAsync(file.FullName, call.Cancel)
            : null;
        return Show(call, LogFolder.Verify(path, key, witnesses, earlier), pinned: key is not null);
    }

    private static async Task<int> ProofAsync(
        Call call,
        string path,
        NoteKey? key,
        IReadOnlyCollection<NoteKey> witnesses
    )
    {
        if (key is null || call.Get(Entry) is not { } entry)
            return call.Refuse("wrong-use", "A proof is verified with --key KEY and --entry FILE.");
        var proof = TlogProof.Parse(await File.ReadAllBytesAsync(path, call.Cancel), out var why);
        var bytes = await File.ReadAllBytesAsync(entry.FullName, call.Cancel);
        var good = proof?.Verify(bytes, key, witnesses, call.Get(Threshold), out why) ?? false;
        var times = good
            ? proof!
                .Checkpoint.Verify(key, witnesses, out _)
                .Where(one => one.At is not null)
                .Select(one => new { one.Key.Name, one.At })
                .ToList()
            : [];
        call.Output.JsonDocument(
            new
            {
                Verified = good,
                proof?.Index,
                proof?.Checkpoint.Origin,
                proof?.Checkpoint.Size,
                CosignedBy = times,
                Why = good ? null : why,
            }
        );
        if (!good)
        {
            call.Output.Line(("NOT VERIFIED  ", "bold red"), (why, ""));
            return ExitCode.No;
        }
        call.Output.Line(
            ("verified  ", "bold green"),
            ($"entry {proof!.Index} of {proof.Checkpoint.Origin} with {proof.Checkpoint.Size:N0} entries", "")
        );
        foreach (var one in times)
            call.Output.Line($"cosigned by {one.Name} at {one.At:yyyy-MM-dd HH:mm:ss} UTC");
        return ExitCode.Done;
    }

    private static int Show(Call call, EvidenceVerification found, bool pinned)
    {
        var good = found.Problems.Count == 0;
        call.Output.JsonDocument(
            new
            {
                Verified = good,
                KeyWasNamed = pinned,
                found.Origin,
                found.Size,
                Root = found.Root.ToString(),
                found.Rows,
                found.RowsBeforeLog,
                found.Abandoned,
                found.Pending,
                found.Signatures,
                found.Problems,
            }
        );
        call.Output.Line(
            good ? ("verified  ", "bold green") : ("NOT VERIFIED  ", "bold red"),
            (
                $"{found.Origin ?? "a log without a checkpoint"}, {Words.Count(found.Size, "entry", "entries")}",
                ""
            )
        );
        call.Output.Field("root", found.Root.ToString());
        if (found.Rows is { } rows)
            call.Output.Field("database", $"{Words.Count(rows, "row")} equal to their entries");
        if (found.RowsBeforeLog > 0)
            call.Output.Field("", $"{Words.Count(found.RowsBeforeLog, "row")} from before there was a log");
        if (found.Abandoned > 0)
            call.Output.Field("abandoned", $"{Words.Count(found.Abandoned, "step")} announced and not done");
        if (found.Pending > 0)
            call.Output.Field("pending", $"{Words.Count(found.Pending, "step")} announced, not settled yet");
        foreach (var one in found.Signatures)
        {
            call.Output.Field(
                one.At is null ? "signed" : "cosigned",
                $"{one.Name} over {Words.Count(one.Size, "entry", "entries")}"
                    + (one.At is { } at ? $" at {at:yyyy-MM-dd HH:mm:ss} UTC" : "")
            );
        }
        if (!pinned)
            call.Output.Warn(
                "The key was taken from the folder itself; name the one that you know from elsewhere (--key)."
            );
        foreach (var problem in found.Problems.Take(ProblemsShown))
            call.Output.Line(($"{problem.Code}  ", "red"), ($"{problem.Where}: {problem.Text}", ""));
        if (found.Problems.Count > ProblemsShown)
            call.Output.Line(
                $"and {found.Problems.Count - ProblemsShown:N0} more (--json shows all)",
                "grey"
            );
        return good ? ExitCode.Done : ExitCode.No;
    }
}
