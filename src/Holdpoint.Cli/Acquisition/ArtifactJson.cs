using Holdpoint.Core.Acquisition.Artifacts;

namespace Holdpoint.Cli.Acquisition;

/// <summary>An artifact as JSON.</summary>
internal static class ArtifactJson
{
    /// <summary>The shape.</summary>
    public static object Of(Artifact artifact)
    {
        var verdict = artifact.Verdict();
        return new
        {
            artifact.Sha256,
            Fsverity = artifact.FsVerity,
            artifact.Length,
            artifact.Name,
            artifact.State,
            artifact.Origin,
            Requester = artifact.Requester.Name,
            artifact.ReceivedAt,
            artifact.Cases,
            artifact.Scan,
            Ladder = new
            {
                verdict.Reached,
                Rungs = verdict.Answers.Select(one => new
                {
                    one.Row.Name,
                    one.Answer,
                    one.Text,
                }),
                verdict.Identity,
                verdict.Integrity,
            },
            artifact.Steps,
        };
    }
}
