using Holdpoint.Cli.Terminal;
using Holdpoint.Engine;
using Holdpoint.Engine.Evaluation.Revisions;
using Holdpoint.Engine.Monitoring;

namespace Holdpoint.Cli.Monitoring;

/// <summary>Finds what a command line names: an advisory and its revisions.</summary>
internal static class AdvisoryAsked
{
    /// <summary>Why there is nothing to show.</summary>
    public static int RefuseUnknown(Call call, string id) =>
        call.Refuse(
            "no-advisory",
            $"There is no advisory {id}.",
            null,
            "holdpoint advisory list",
            ExitCode.No
        );

    /// <summary>The revision of that version, the newest bytes of it; null when there is none.</summary>
    public static AdvisoryRevision? Version(IReadOnlyList<AdvisoryRevision> revisions, string version) =>
        revisions.LastOrDefault(one => one.Version == version);

    /// <summary>What a revision says.</summary>
    /// <exception cref="IOException">Its document cannot be read.</exception>
    public static async Task<AdvisoryDetail> DetailAsync(
        Call call,
        Programme programme,
        AdvisoryRevision revision
    ) =>
        await programme.AdvisoryAsync(revision, call.Cancel)
        ?? throw new IOException($"The stored document {revision.Sha256} cannot be read.");
}
