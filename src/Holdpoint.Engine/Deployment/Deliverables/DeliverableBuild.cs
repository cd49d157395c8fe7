using System.Collections.Immutable;
using System.Text;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Engine.Storage;
using Holdpoint.Trust.Attestation.Predicates;
using Holdpoint.Trust.Files;
using Holdpoint.Trust.Tuf;
using Holdpoint.Trust.Tuf.Model;
using Holdpoint.Trust.Tuf.Repository;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>
/// Makes the deliverable of one site in a folder that has another name until everything in it is written, flushed and
/// signed: an interruption leaves nothing that looks whole, and the next run goes on where it stopped.
/// </summary>
internal static class DeliverableBuild
{
    /// <summary>What the folder is called until it is finished.</summary>
    public const string Unfinished = ".unfinished";

    /// <summary>Makes the deliverable.</summary>
    /// <param name="plan">What is to be exported.</param>
    /// <param name="under">The folder that it is made in.</param>
    /// <param name="written">Takes the number of bytes written since it was last called; may be called from any thread.</param>
    /// <param name="cancel">Stops it; what is finished so far stays for the next run.</param>
    /// <exception cref="IOException">The disk is full or cannot be written.</exception>
    public static async Task<ExportOutcome> RunAsync(
        ExportPlan plan,
        string under,
        Action<long> written,
        CancellationToken cancel
    )
    {
        if (plan.Windows.Fault() is { } fault)
            return ExportOutcome.Refused(
                DeliverableRule.Time,
                "",
                $"The site's windows do not fit: {fault}."
            );
        var withdrawn = plan.Withdrawn.Select(one => one.Sha256).ToHashSet(StringComparer.Ordinal);
        if (plan.Files.FirstOrDefault(file => withdrawn.Contains(file.Item.Sha256)) is { } gone)
            return ExportOutcome.Refused(
                DeliverableRule.Withdrawn,
                gone.Path,
                $"{gone.Item.Name} was withdrawn."
            );
        var name = Content(plan, []).Name;
        var folder = Path.Combine(under, name);
        if (Directory.Exists(folder))
            return ExportOutcome.Refused(
                DeliverableRule.Sequence,
                folder,
                "It is there already; an export is never written over."
            );
        var making = folder + Unfinished;
        Directory.CreateDirectory(making);
        MediaSpreading.TakeBack(making);

        var copied = await TargetCopy.RunAsync(
            making,
            [.. plan.Files.Where(file => !file.IsAtSite)],
            written,
            cancel
        );
        if (copied.Values.Any(one => one.Refusal is not null))
            return new()
            {
                Refusals = [.. copied.Values.Select(one => one.Refusal).OfType<DeliverableRefusal>()],
            };
        var writer = new DocumentWriting(making);
        var files = plan.Files.Select(file => Place(writer, file, copied)).ToList();

        var (catalogue, refusal) = ExportMetadata.Catalogue(plan, files, out var approvals);
        var (director, refused) = ExportMetadata.Director(plan, files, out var orders);
        if (catalogue is null || director is null)
            return Unsigned(refusal ?? refused!, approvals, orders);
        (catalogue, refusal) = ExportMetadata.Stamp(catalogue, plan);
        (director, refused) = ExportMetadata.Stamp(director, plan);
        if (catalogue is null || director is null)
            return Unsigned(refusal ?? refused!, null, null);
        Write(writer, DeliverableLayout.Catalogue, catalogue);
        Write(writer, DeliverableLayout.Director, director);

        var content = Content(plan, [.. files.Select(file => file.Item)]);
        var documents = plan.Documents(content);
        content = content with { Documents = [.. documents.Keys.Order(StringComparer.Ordinal)] };
        writer.Add("README.txt", Encoding.UTF8.GetBytes(DeliverableText.Readme(content)));
        writer.Add("VERIFY.txt", Encoding.UTF8.GetBytes(DeliverableText.Verify(content)));
        writer.Add("index.html", Encoding.UTF8.GetBytes(DeliverablePage.Html(content)));
        foreach (var (path, bytes) in documents)
            writer.Add(path, bytes);

        ImmutableArray<ListedFile> entries =
        [
            .. copied
                .Values.SelectMany(one => one.Entries)
                .Concat(writer.Entries)
                .DistinctBy(file => file.Path, StringComparer.Ordinal),
        ];
        RemoveOthers(making, entries);
        var (media, tooSmall) = MediaSpreading.Plan(entries, plan.Capacity);
        if (media is null)
            return new() { Refusals = [tooSmall!] };
        plan.Announce(new(content, catalogue, director));
        var finished = MediaSpreading
            .Spread(making, media)
            .Select(
                (medium, at) =>
                    MediumWriting.Finish(
                        medium.Folder,
                        plan,
                        medium.Files,
                        new(at + 1, media.Media.Length),
                        Digest.Of(catalogue.Timestamp!.File.Bytes.Span),
                        director.SignersOf(Role.Timestamp)
                    )
            )
            .ToList();
        Directory.Move(making, folder);
        DurableFile.FlushDirectory(under);
        return new()
        {
            Folder = folder,
            Content = content,
            Media =
            [
                .. finished.Select(one =>
                    one with
                    {
                        Folder = Path.TrimEndingDirectorySeparator(
                            Path.GetFullPath(Path.GetRelativePath(making, one.Folder), folder)
                        ),
                    }
                ),
            ],
            Catalogue = catalogue,
            Director = director,
        };
    }

    private static PlacedFile Place(
        DocumentWriting writer,
        ExportFile file,
        IReadOnlyDictionary<string, CopiedTarget> copied
    )
    {
        var parts = copied.TryGetValue(file.Item.Sha256, out var one) ? one.Parts : [.. file.Item.Parts];
        var evidence = file
            .Evidence.Select(said =>
                writer.Add(
                    $"{DeliverableLayout.Evidence}/{file.Item.Sha256[..16]}.{MediumName.Of(said.Name, 60)}",
                    said.Envelope
                )
            )
            .ToImmutableArray();
        var release = file.Release is null
            ? null
            : writer.Add(
                $"{DeliverableLayout.Evidence}/{file.Item.Sha256[..16]}.release.dsse.json",
                file.Release
            );
        return new(
            file.Item with
            {
                Parts = parts,
                Evidence = [.. evidence.Select(entry => entry.Path)],
                Release = release?.Path,
            },
            [.. parts.Select(part => (DeliverableLayout.TargetOf(part), part))],
            evidence,
            release
        );
    }

    private static DeliverableContent Content(ExportPlan plan, ImmutableArray<DeliverableItem> items) =>
        new()
        {
            Site = plan.Site,
            Sequence = plan.Sequence,
            Issued = plan.Issued,
            Expires = plan.Issued.AddDays(plan.Windows.Export),
            NextBy = plan.Issued.AddDays(plan.Windows.Next),
            Since = plan.Since,
            Items =
            [
                .. items
                    .OrderBy(item => item.Due ?? DateOnly.MaxValue)
                    .ThenBy(item => item.Name, StringComparer.Ordinal),
            ],
            Withdrawn = plan.Withdrawn,
        };

    private static void Write(DocumentWriting writer, string folder, TufRepository repository)
    {
        foreach (var (name, bytes) in repository.Files())
            writer.Add($"{folder}/{name}", bytes.ToArray());
    }

    private static ExportOutcome Unsigned(
        TufRefusal refusal,
        MetadataDraft? approvals,
        MetadataDraft? orders
    ) =>
        new()
        {
            Refusals = [new(DeliverableRule.Metadata, refusal.File, $"{refusal.Text} Try {refusal.Advice}.")],
            ToSign =
            [
                .. (approvals is null ? [] : new[] { ("catalogue-targets.json", approvals) }),
                .. (orders is null ? [] : new[] { ("director-targets.json", orders) }),
            ],
        };

    // What an interrupted run left and this one does not need.
    private static void RemoveOthers(string folder, ImmutableArray<ListedFile> entries)
    {
        var wanted = entries.Select(entry => entry.Path).ToHashSet(StringComparer.Ordinal);
        using var tree = new FolderTree(folder);
        foreach (
            var entry in tree.Entries()
                .Where(entry => entry.Kind == TreeEntryKind.File && !wanted.Contains(entry.Path))
        )
            File.Delete(Path.Combine(folder, entry.Path));
        foreach (var entry in tree.Entries().Reverse().Where(entry => entry.Kind == TreeEntryKind.Folder))
            if (!Directory.EnumerateFileSystemEntries(Path.Combine(folder, entry.Path)).Any())
                Directory.Delete(Path.Combine(folder, entry.Path));
    }
}
