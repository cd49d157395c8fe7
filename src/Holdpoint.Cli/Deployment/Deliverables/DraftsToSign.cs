using System.Text;
using Holdpoint.Cli.Terminal;
using Holdpoint.Trust.Files;
using Holdpoint.Trust.Tuf.Repository;

namespace Holdpoint.Cli.Deployment.Deliverables;

/// <summary>Writes what other people must sign, and says how it goes on (docs/keys.md).</summary>
internal static class DraftsToSign
{
    /// <summary>Writes drafts with what they say in plain words.</summary>
    /// <param name="call">The call.</param>
    /// <param name="drafts">The drafts by their file names.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="repository">Where the repository of a draft lies; null where the draft itself names its keys.</param>
    /// <param name="next">How the command is called with the signed drafts.</param>
    public static void Write(
        Call call,
        IReadOnlyList<(string Name, MetadataDraft Draft)> drafts,
        string folder,
        Func<string, string>? repository,
        string next
    )
    {
        foreach (var (name, draft) in drafts)
        {
            var path = Path.Combine(folder, name);
            DurableFile.Write(path, draft.ToFile());
            DurableFile.Write(Path.ChangeExtension(path, ".tosign"), draft.ToBeSigned());
            DurableFile.Write(
                Path.ChangeExtension(path, ".txt"),
                Encoding.UTF8.GetBytes(DraftSummary.Of(draft))
            );
            call.Output.Line(
                ("to sign  ", "yellow"),
                $"{path}  {Words.Count(draft.Signatures.Length, "signature")} so far, sha256 of what is signed {draft.Fingerprint()[..16]}…"
            );
        }
        var first = Path.Combine(folder, drafts[0].Name);
        call.Output.Line("Each holder, on the own machine:");
        call.Output.Line($"  holdpoint tuf sign make {first} --key KEY --out KEY.sig");
        call.Output.Line("Then here:");
        if (repository is null)
            call.Output.Line($"  holdpoint tuf sign import {first} KEY.sig …");
        else
            foreach (var (name, _) in drafts)
                call.Output.Line(
                    $"  holdpoint tuf sign import {Path.Combine(folder, name)} KEY.sig … --repository \"{repository(name)}\""
                );
        call.Output.Line($"  {next}");
    }
}
