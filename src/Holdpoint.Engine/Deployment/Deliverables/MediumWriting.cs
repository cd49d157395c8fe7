using System.Collections.Immutable;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Engine.Storage;
using Holdpoint.Trust.Attestation.Predicates;
using Holdpoint.Trust.Files;
using Holdpoint.Trust.Keys;
using Holdpoint.Trust.Tuf.Repository;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>Finishes one medium: the list of its files, and the manifest that is signed over it, written last.</summary>
internal static class MediumWriting
{
    /// <summary>Writes list and manifest.</summary>
    public static FinishedMedium Finish(
        string folder,
        ExportPlan plan,
        ImmutableArray<ListedFile> files,
        MediumNumber number,
        string timestampSha256,
        RoleSigners exporters
    )
    {
        var id = number.Of == 1 ? plan.Medium : $"{plan.Medium}-{number.Part}";
        var list = FileList.Write(files);
        DurableFile.Write(Path.Combine(folder, FileList.Name), list);
        var manifest = new MediaManifest
        {
            Site = plan.Site,
            ExportSeq = plan.Sequence,
            Created = plan.Issued,
            MediumId = id,
            MediumKind = plan.MediumKind,
            Part = number.Part,
            Parts = number.Of,
            FileCount = files.Length,
            FileBytes = files.Sum(file => file.Length),
            FileListSha256 = Digest.Of(list),
            TimestampSha256 = timestampSha256,
            Seals = plan.Seals,
            Log = plan.Log,
        };
        var envelope = manifest
            .ToStatement()
            .Sign([
                .. plan.Signers.Where(signer => exporters.Keys.Any(key => signer.PublicKey.Equals(key.Key))),
            ])
            .ToBytes();
        DurableFile.Write(Path.Combine(folder, DeliverableLayout.Manifest), envelope);
        return new(folder, id, files, Digest.Of(envelope));
    }
}

/// <summary>Which of how many media one is, from 1.</summary>
internal sealed record MediumNumber(long Part, long Of);
