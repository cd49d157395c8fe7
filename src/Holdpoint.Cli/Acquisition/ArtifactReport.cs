using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Acquisition.Artifacts;

namespace Holdpoint.Cli.Acquisition;

/// <summary>Says what is known of an artifact, and what to do next.</summary>
internal static class ArtifactReport
{
    /// <summary>Everything.</summary>
    public static void Show(Call call, Artifact artifact)
    {
        var output = call.Output;
        var verdict = artifact.Verdict();
        output.Field("file", (artifact.Name, "bold"));
        output.Field("sha256", artifact.Sha256);
        output.Field("fs-verity", artifact.FsVerity);
        output.Field("bytes", artifact.Length.ToString("N0"));
        output.Field("state", ArtifactWords.State(artifact.State));
        output.Field("came", $"{artifact.Origin.Kind}: {artifact.Origin.Place}");
        output.Field("asked for by", artifact.Requester.Name);
        output.Field("cases", artifact.Cases.Count == 0 ? "none yet" : string.Join(" ", artifact.Cases));
        output.Field("scan", artifact.Scan?.Text ?? "not yet");
        foreach (var engine in artifact.Scan?.Engines ?? [])
        {
            output.Field(
                "engine",
                $"{engine.Name} {engine.Version}, signatures {engine.Signatures ?? "without version"}{(engine.SignaturesFrom is { } from ? $" of {Words.Date(from)}, {Words.Ago(from, artifact.Scan!.At)} at the scan" : "")}"
            );
        }
        output.Heading("Evidence, the highest rung first");
        foreach (var (row, answer, text) in verdict.Answers)
            output.Line(ArtifactWords.Answer(answer), $"  {row.Words}: {text}");
        output.Heading("CIP-010 R1.6");
        output.Line($"identity   {verdict.Identity.Text}");
        output.Line($"integrity  {verdict.Integrity.Text}");
        output.Heading("History");
        foreach (var step in artifact.Steps)
            output.Line(
                $"{step.At:yyyy-MM-dd HH:mm}  {step.Move.ToString().ToLowerInvariant(), -9} {step.By?.Name ?? "by rule"}: {step.Text}"
            );
    }

    /// <summary>The result of a step: the artifact's state and what is next, or the refusal. Gives the exit code.</summary>
    public static int Result(Call call, Transition done)
    {
        if (done.Artifact is not { } artifact)
            return call.Refuse(done.Refusal!.Code, done.Refusal.Text, exitCode: ExitCode.No);
        call.Output.JsonDocument(ArtifactJson.Of(artifact));
        call.Output.Line($"{artifact.Name}: ", ArtifactWords.State(artifact.State), $". {Next(artifact)}");
        return artifact.State is ArtifactState.Refused ? ExitCode.No : ExitCode.Done;
    }

    /// <summary>What is next, in a sentence.</summary>
    public static string Next(Artifact artifact)
    {
        var id = artifact.Sha256[..12];
        var untried = artifact.Verdict().Untried;
        return artifact.State switch
        {
            ArtifactState.Released => artifact.StandingRelease()?.Text ?? "",
            ArtifactState.Refused or ArtifactState.Withdrawn => artifact.Steps[^1].Text,
            ArtifactState.Quarantined => $"Next: holdpoint acquire scan {id}",
            _ when untried.Count > 0 =>
                $"Next: say of {string.Join(", ", untried.Select(row => row.Name))} whether it holds or is not available (holdpoint acquire show {id})",
            ArtifactState.Authenticated =>
                $"Next: another person than {artifact.Requester} releases it: holdpoint acquire release {id} --by NAME --why TEXT",
            _ => $"Next: evidence: holdpoint acquire show {id}",
        };
    }
}
