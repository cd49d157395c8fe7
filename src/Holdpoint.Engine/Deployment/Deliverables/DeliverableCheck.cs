using System.Collections.Immutable;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Trust.Encryption;
using Holdpoint.Trust.Tuf.Agreement;
using Holdpoint.Trust.Tuf.Client;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>Verifies a deliverable with nothing but a site's kit: on any machine, without data of its own.</summary>
public static class DeliverableCheck
{
    /// <summary>Verifies.</summary>
    /// <param name="paths">The media: folders, or tar, zip and age files.</param>
    /// <param name="kit">What the site trusts.</param>
    /// <param name="identity">Opens what is encrypted for the site; null where nothing is.</param>
    /// <param name="now">The time to judge by (UTC).</param>
    /// <param name="progress">Hears the bytes read so far and all of them; may be called from any thread.</param>
    /// <param name="cancel">Stops.</param>
    /// <exception cref="IOException">A path cannot be read.</exception>
    public static async Task<DeliverableAnswer> RunAsync(
        IReadOnlyList<string> paths,
        SiteKit kit,
        AgeIdentity? identity,
        DateTimeOffset now,
        IProgress<(long Done, long Total)>? progress,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(kit);
        var (media, refusal) = await OpenedMedia.OpenAsync(paths, identity, cancel);
        if (media is null)
            return new() { Refusals = [refusal!] };
        using (media)
        {
            var elsewhere = 0;
            var trust = SiteTrust.Of(kit, new MemoryStore(), new MemoryStore(), TimeFloor.None.Read(now)) with
            {
                // What the site confirmed is ordered again and does not travel; only the site itself can look for it.
                Has = (_, _) => ++elsewhere > 0,
            };
            var (done, total) = (0L, media.Bytes);
            var verdict = await new DeliverableVerification(
                media.Trees,
                trust,
                read => progress?.Report((Interlocked.Add(ref done, read), total)),
                cancel
            ).RunAsync();
            return Answer(verdict, elsewhere);
        }
    }

    /// <summary>Puts a finished medium into one file, for the network; what is in it stays as it was signed.</summary>
    /// <param name="folder">The medium's folder.</param>
    /// <param name="form">Tar, zip or iso.</param>
    /// <param name="recipients">For whose eyes it is; empty for everybody's.</param>
    /// <param name="under">The folder that the file is made in.</param>
    /// <param name="cancel">Stops; nothing is left.</param>
    /// <exception cref="Storage.StorageException">The program that makes images is not there, or failed.</exception>
    public static Task<(string Path, string? Sha256)> PackAsync(
        string folder,
        DeliverableForm form,
        ImmutableArray<AgeRecipient> recipients,
        string under,
        CancellationToken cancel
    ) =>
        ExportForm.PackAsync(
            folder,
            new()
            {
                Site = "",
                Under = under,
                Form = form,
                Recipients = recipients,
            },
            cancel
        );

    internal static DeliverableAnswer Answer(DeliverableVerdict verdict, int elsewhere) =>
        new()
        {
            Refusals = verdict.Refusals,
            Alarms =
                elsewhere == 0
                    ? verdict.Alarms
                    : verdict.Alarms.Add(
                        $"{elsewhere} files are ordered that do not travel: the site must have them from an earlier export."
                    ),
            Site = verdict.Manifests.FirstOrDefault()?.Site,
            Sequence = verdict.Manifests.FirstOrDefault()?.ExportSeq,
            Issued = verdict.Journey?.Stamp.Issued,
            NextBy = verdict.Journey?.Stamp.NextExportBy,
            LogSize = verdict.Log?.Size,
            Targets = verdict.Targets.Length,
            Files = verdict.Files,
            Bytes = verdict.Bytes,
        };
}

/// <summary>What came of verifying a deliverable, for people and programs.</summary>
public sealed record DeliverableAnswer
{
    /// <summary>Everything that is wrong; empty where it is accepted.</summary>
    public ImmutableArray<DeliverableRefusal> Refusals { get; init; } = [];

    /// <summary>What a person should know although it is accepted.</summary>
    public ImmutableArray<string> Alarms { get; init; } = [];

    /// <summary>True where nothing is wrong.</summary>
    public bool IsAccepted => Refusals.IsEmpty;

    /// <summary>The site that it is for; null where no manifest holds.</summary>
    public string? Site { get; init; }

    /// <summary>The number of the export; null where no manifest holds.</summary>
    public long? Sequence { get; init; }

    /// <summary>When it was made (UTC); null where the metadata does not hold.</summary>
    public DateTimeOffset? Issued { get; init; }

    /// <summary>Until when the next one is due (UTC); null where the metadata does not hold.</summary>
    public DateTimeOffset? NextBy { get; init; }

    /// <summary>Entries of the sender's log as its checkpoint says; null where that does not hold.</summary>
    public long? LogSize { get; init; }

    /// <summary>Files or parts that are ordered.</summary>
    public int Targets { get; init; }

    /// <summary>Files that were read.</summary>
    public long Files { get; init; }

    /// <summary>Their bytes.</summary>
    public long Bytes { get; init; }
}
