using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Engine.Evidence;
using Holdpoint.Trust.Log;

namespace Holdpoint.Cli.Evidence;

/// <summary><c>holdpoint log witness</c>: two sites watch each other's logs through the media that travel between them.</summary>
internal static class LogWitnessCommand
{
    private static readonly Argument<string> KeyGiven = new("KEY")
    {
        Description = "The key as the other side prints it, or a file with it",
    };

    private static readonly Argument<string> Name = new("WITNESS") { Description = "The witness's name" };

    private static readonly Argument<FileInfo> FileGiven = new("FILE") { Description = "The file that came" };

    private static readonly Option<FileInfo> Out = new("--out")
    {
        Description = "The file to write",
        HelpName = "FILE",
        Required = true,
    };

    /// <summary>The command with those below it.</summary>
    public static Command Create() =>
        Frame.Group(
            "witness",
            "Cosign another site's log, and have this one cosigned, over files on the media.",
            new Command("key", "The key under which logs are cosigned here.").Does(KeyAsync),
            new Command("trust", "Take a key: of a log to watch, or of a witness of this log.")
            {
                KeyGiven,
            }.Does(TrustAsync),
            new Command("list", "Who watches whom, up to which size.").Does(ListAsync),
            new Command("request", "Outbound: a checkpoint with the proof from the one cosigned last.")
            {
                Name,
                Out,
            }.Does(RequestAsync),
            new Command("answer", "On the other side: check a request, cosign, write what goes back.")
            {
                FileGiven,
                Out,
            }.Does(AnswerAsync),
            new Command("accept", "Back home: take the cosigned checkpoint.") { FileGiven }.Does(AcceptAsync)
        );

    private static async Task<int> KeyAsync(Call call)
    {
        var key = (await call.OpenAsync()).Evidence.WitnessKey();
        call.Output.JsonDocument(new { key.Name, Key = key.ToString() });
        call.Output.Line(key.ToString());
        return ExitCode.Done;
    }

    private static async Task<int> TrustAsync(Call call)
    {
        if (LogFiles.Key(call, call.Get(KeyGiven), out var wrong) is not { } key)
            return wrong;
        var added = await (await call.OpenAsync()).Evidence.TrustAsync(key, call.Cancel);
        var watched = key.Kind == NoteSignatureKind.Ed25519;
        call.Output.JsonDocument(
            new
            {
                key.Name,
                As = watched ? "log" : "witness",
                Added = added,
            }
        );
        call.Output.Line(
            !added ? $"{key.Name} was known already"
            : watched ? $"{key.Name} is watched from now on"
            : $"{key.Name} is a witness of this log from now on"
        );
        return ExitCode.Done;
    }

    private static async Task<int> ListAsync(Call call)
    {
        var evidence = (await call.OpenAsync()).Evidence;
        var watched = evidence.WatchedLogs().Select(key => (key.Name, evidence.Watched(key.Name))).ToList();
        var witnesses = evidence
            .Witnesses()
            .Select(key => (key.Name, evidence.CosignedBy(key.Name)))
            .ToList();
        call.Output.JsonDocument(new { Watched = watched.Select(Json), Witnesses = witnesses.Select(Json) });
        var table = new Table(new("name"), new("is"), new("cosigned up to", Right: true));
        foreach (var (name, last) in watched)
            table.Add(name, "watched here", last is null ? "never" : $"{last.Size:N0}");
        foreach (var (name, last) in witnesses)
            table.Add(name, "a witness of this log", last is null ? "never" : $"{last.Size:N0}");
        if (watched.Count + witnesses.Count == 0)
            call.Output.Line(
                "Nobody watches. Begin with: holdpoint log witness key, holdpoint log witness trust KEY"
            );
        else
            call.Output.Table(table);
        return ExitCode.Done;
    }

    private static object Json((string Name, Checkpoint? Last) one) =>
        new
        {
            one.Name,
            one.Last?.Size,
            Root = one.Last?.Root.ToString(),
        };

    private static async Task<int> RequestAsync(Call call)
    {
        var evidence = (await call.OpenAsync()).Evidence;
        var name = call.Get(Name);
        if (!evidence.Witnesses().Any(key => key.Name == name))
        {
            return call.Refuse(
                "unknown-witness",
                $"{name} is no witness of this log.",
                advice: "holdpoint log witness list"
            );
        }
        var request = await evidence.RequestAsync(name, call.Cancel);
        LogFiles.Write(call.Get(Out)!, request.ToBytes());
        call.Output.JsonDocument(
            new
            {
                From = request.Old,
                request.Checkpoint.Size,
                Proof = request.Proof.Count,
            }
        );
        call.Output.Line(
            $"{call.Get(Out)}: {request.Checkpoint.Size:N0} entries, proven from the {request.Old:N0} that were cosigned last"
        );
        return ExitCode.Done;
    }

    private static async Task<int> AnswerAsync(Call call)
    {
        var file = call.Get(FileGiven);
        if (Inputs.MustBeFile(file.FullName) is { } trouble)
            return call.Output.Refuse(trouble);
        var evidence = (await call.OpenAsync()).Evidence;
        var answer = await evidence.AnswerAsync(
            await File.ReadAllBytesAsync(file.FullName, call.Cancel),
            call.Cancel
        );
        if (answer.Signature is { } signature)
            LogFiles.Write(call.Get(Out)!, answer.Told!.With(signature).Note.ToBytes());
        call.Output.JsonDocument(
            new
            {
                answer.Outcome,
                answer.Told?.Origin,
                answer.Told?.Size,
                Root = answer.Told?.Root.ToString(),
                KnownSize = answer.Known?.Size,
                KnownRoot = answer.Known?.Root.ToString(),
                Why = answer.Why.Length == 0 ? null : answer.Why,
            }
        );
        if (answer.Signature is null)
        {
            call.Output.Line(
                (
                    answer.Outcome == WitnessOutcome.Rewritten ? "REWRITTEN LOG  " : "not cosigned  ",
                    "bold red"
                ),
                (answer.Why, "")
            );
            if (answer is { Told: { } told, Known: { } known })
            {
                call.Output.Field("told now", $"{told.Size:N0} entries, root {told.Root}");
                call.Output.Field("cosigned", $"{known.Size:N0} entries, root {known.Root}");
            }
            return ExitCode.No;
        }
        call.Output.Line(
            ("cosigned  ", "bold green"),
            ($"{answer.Told!.Origin} with {answer.Told.Size:N0} entries; {call.Get(Out)} goes back", "")
        );
        return ExitCode.Done;
    }

    private static async Task<int> AcceptAsync(Call call)
    {
        var file = call.Get(FileGiven);
        if (Inputs.MustBeFile(file.FullName) is { } trouble)
            return call.Output.Refuse(trouble);
        var evidence = (await call.OpenAsync()).Evidence;
        var (cosigned, why) = await evidence.AcceptAsync(
            await File.ReadAllBytesAsync(file.FullName, call.Cancel),
            call.Cancel
        );
        call.Output.JsonDocument(
            new
            {
                Accepted = cosigned is not null,
                cosigned?.Size,
                Why = cosigned is null ? why : null,
            }
        );
        if (cosigned is null)
        {
            call.Output.Line(("not accepted  ", "bold red"), (why, ""));
            return ExitCode.No;
        }
        call.Output.Line(
            ("accepted  ", "bold green"),
            ($"{cosigned.Size:N0} entries of this log are cosigned", "")
        );
        return ExitCode.Done;
    }
}
