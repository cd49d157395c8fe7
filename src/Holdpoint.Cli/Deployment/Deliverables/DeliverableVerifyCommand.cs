using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Engine.Deployment.Deliverables;
using Holdpoint.Trust.Encryption;

namespace Holdpoint.Cli.Deployment.Deliverables;

/// <summary><c>holdpoint deliverable verify PATH… --kit FILE</c>: is it whole, genuine, ours, new and in time.</summary>
internal static class DeliverableVerifyCommand
{
    private static readonly Argument<string[]> Paths = new("path")
    {
        Description = "The media: folders, or tar, zip and age files; all of them where there are several",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command(
            "verify",
            "Say whether a deliverable is whole and genuine; names each file, block and rule."
        )
        {
            Paths,
            KitAsked.Kit,
            KitAsked.Identity,
        }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        var paths = call.Get(Paths);
        foreach (var path in paths)
            if (Inputs.MustExist(path) is { } missing)
                return call.Output.Refuse(missing);
        var (kit, trouble) = KitAsked.Read(call);
        if (kit is null)
            return call.Output.Refuse(trouble!);
        var (identity, wrong) = KitAsked.IdentityOf(call);
        if (wrong is not null)
            return call.Output.Refuse(wrong);
        using (identity)
        {
            var answer = await ByteProgress.RunAsync(
                call.Output,
                "verifying",
                progress =>
                    DeliverableCheck.RunAsync(
                        paths,
                        kit,
                        identity,
                        call.Clock.GetUtcNow(),
                        progress,
                        call.Cancel
                    )
            );
            Say(call, kit, answer);
            return answer.IsAccepted ? ExitCode.Done : ExitCode.No;
        }
    }

    private static void Say(Call call, SiteKit kit, DeliverableAnswer answer)
    {
        call.Output.JsonDocument(
            new
            {
                Accepted = answer.IsAccepted,
                answer.Site,
                Export = answer.Sequence,
                answer.Issued,
                answer.NextBy,
                answer.Files,
                answer.Bytes,
                answer.Targets,
                answer.LogSize,
                answer.Alarms,
                Refusals = RefusalLines.Json(answer.Refusals),
            }
        );
        RefusalLines.Write(call, answer.Refusals);
        foreach (var alarm in answer.Alarms)
            call.Output.Line(("! ", "yellow"), alarm);
        if (answer.IsAccepted)
            call.Output.Line(
                ("accepted", "bold green"),
                $"  export {answer.Sequence} for {answer.Site}, made {DeliverableText.Time(answer.Issued!.Value)}: {Words.Count(answer.Files, "file")}, {ByteSize.Of(answer.Bytes)}, {Words.Count(answer.Targets, "target")}"
            );
        else
            call.Output.Line(
                ("REFUSED", "bold red"),
                $"  {Words.Count(answer.Refusals.Length, "reason")}. Use nothing of it for {kit.Site}; tell who sent it."
            );
    }
}
