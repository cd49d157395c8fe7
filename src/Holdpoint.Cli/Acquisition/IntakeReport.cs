using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Acquisition.Artifacts;
using Holdpoint.Core.Acquisition.Ladder;
using Holdpoint.Core.Acquisition.Matching;
using Holdpoint.Engine.Acquisition.Artifacts;

namespace Holdpoint.Cli.Acquisition;

/// <summary>Says what came of a file that was taken in.</summary>
internal static class IntakeReport
{
    private const int Shown = 5;

    /// <summary>Says it; gives the exit code: "no" where the file was refused or a person must name the case.</summary>
    public static int Say(Call call, string path, IntakeResult result)
    {
        if (result.Artifact is not { } artifact)
            return call.Refuse(result.Refusal!.Code, result.Refusal.Text, path, exitCode: ExitCode.No);
        call.Output.JsonLine(
            new
            {
                File = path,
                result.WasThere,
                Artifact = ArtifactJson.Of(artifact),
                Matches = result.Matching?.Matches.Take(Shown).Select(Match),
                Question = IsQuestion(result),
            }
        );
        call.Output.Line(
            (artifact.Name, "bold"),
            $"  {artifact.Sha256}{(result.WasThere ? "  (known already)" : "")}"
        );
        if (artifact.Evidence.LastOrDefault(one => one.Rung == Rung.VendorSignature) is { } judged)
            call.Output.Line($"  signature: {judged.Text}");
        call.Output.Line($"  scan: {artifact.Scan?.Text ?? "not yet"}");
        if (artifact.Cases.Count > 0)
            call.Output.Line($"  for {string.Join(", ", artifact.Cases)}{Because(result.Matching?.Answer)}");
        if (IsQuestion(result))
            Ask(call, path, result.Matching!);
        call.Output.Line("  ", ArtifactWords.State(artifact.State), $". {ArtifactReport.Next(artifact)}");
        return artifact.State is ArtifactState.Refused or ArtifactState.Withdrawn || IsQuestion(result)
            ? ExitCode.No
            : ExitCode.Done;
    }

    private static bool IsQuestion(IntakeResult result) =>
        result is { Artifact.Cases.Count: 0, Matching.Answer: null };

    private static void Ask(Call call, string path, CaseMatching matching)
    {
        call.Output.Line(
            ("  Which case is it for? ", "yellow"),
            matching.Matches.Count == 0 ? "Nothing that is needed fits." : "More than one fits, or none well:"
        );
        foreach (var match in matching.Matches.Take(Shown))
        {
            call.Output.Line(
                $"    {match.Score, 3}  {string.Join(" ", match.Needs.Select(need => need.Case))}  {match.Needs[0].Product} {match.Needs[0].TargetVersion}{Because(match)}"
            );
        }
        call.Output.Line($"  Say it: holdpoint acquire hand-in {path} --case ID");
    }

    private static string Because(CaseMatch? match) =>
        match is null ? "" : $"  [{match.Score}: {string.Join("; ", match.Reasons)}]";

    private static object Match(CaseMatch match) =>
        new
        {
            Cases = match.Needs.Select(need => need.Case),
            match.Needs[0].Product,
            match.Needs[0].TargetVersion,
            match.Score,
            match.Reasons,
        };
}
