using System.Collections.Immutable;
using Holdpoint.Core.Acquisition.Artifacts;
using Holdpoint.Core.Acquisition.Ladder;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Engine.Acquisition.Artifacts;
using Holdpoint.Engine.Evaluation.PatchCases;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>Gathers what the next deliverable of a site holds: the released files of its open cases, and what to say of them.</summary>
internal sealed class ExportGathering(Programme programme, ExportBook book, DateTimeOffset now)
{
    /// <summary>Gathers, and changes nothing.</summary>
    public async Task<Gathered> RunAsync(ExportOrder order, CancellationToken cancel)
    {
        if (
            book.Site(order.Site) is not { } site
            || book.CatalogueFor(order.Site) is not { } catalogue
            || book.Director(order.Site) is not { } director
        )
            return Gathered.Refused(
                $"{order.Site} is not prepared yet, or its roots still wait for signatures: holdpoint deliverable init."
            );
        if ((catalogue.Refusal ?? director.Refusal) is { } damaged)
            return Gathered.Refused($"What is kept of the repositories cannot be used: {damaged.Text}");
        if (order.Form == DeliverableForm.Folder && !order.Recipients.IsEmpty)
            return Gathered.Refused("A folder is not encrypted; choose the form tar, zip or iso.");
        var exports = book.Exports(order.Site);
        var confirmed = order.IsComplete ? null : book.Confirmed(order.Site);
        var atSite = confirmed is null
            ? ImmutableDictionary<string, ExportedFile>.Empty
            : exports
                .Where(export => export.IsMade && export.Sequence <= confirmed.Sequence)
                .Reverse()
                .Take(1)
                .SelectMany(export => export.Files)
                .ToImmutableDictionary(file => file.Sha256, StringComparer.Ordinal);
        var cases = await CasesAsync(order.Site, cancel);
        var released = await programme.Acquisition.ReleasedAsync(order.Site, cancel);
        var files = released.Select(one => FileOf(one, cases, atSite)).ToImmutableArray();
        var content = new DeliverableContent
        {
            Site = order.Site,
            Sequence = (exports.Count == 0 ? 0 : exports[^1].Sequence) + 1,
            Issued = now,
            Expires = now.AddDays(site.Windows.Export),
            NextBy = now.AddDays(site.Windows.Next),
            Since = confirmed?.Sequence,
            Items =
            [
                .. files
                    .Select(file => file.Item)
                    .OrderBy(item => item.Due ?? DateOnly.MaxValue)
                    .ThenBy(item => item.Name, StringComparer.Ordinal),
            ],
            Withdrawn = await WithdrawnAsync(exports, cancel),
        };
        var travelling = files.Where(file => !file.IsAtSite).ToList();
        return new()
        {
            Site = site,
            Catalogue = catalogue.Value!,
            Director = director.Value!,
            Files = files,
            Released = released,
            Cases = cases,
            Known = [.. atSite.Keys],
            Preview = new(
                content,
                travelling.Count,
                travelling.Sum(file => file.Item.Length),
                files.Length - travelling.Count
            ),
        };
    }

    private async Task<IReadOnlyList<SiteCase>> CasesAsync(string site, CancellationToken cancel)
    {
        var cases = new List<SiteCase>();
        foreach (var open in (await programme.WorklistAsync(new(site), cancel)).Cases)
        {
            if (await programme.CaseAsync(open.Id, cancel) is { } detail)
                cases.Add(
                    new(
                        detail.Case,
                        [
                            .. detail.Parts.Select(one =>
                                (one.Part, (ImmutableArray<Core.Evaluation.Finding>)[.. one.Findings])
                            ),
                        ]
                    )
                );
        }
        return cases;
    }

    private static ExportFile FileOf(
        ReleasedArtifact released,
        IReadOnlyList<SiteCase> cases,
        ImmutableDictionary<string, ExportedFile> atSite
    )
    {
        var artifact = released.Artifact;
        var for_ = cases
            .Where(one => released.Cases.Contains(one.Case.Id, StringComparer.Ordinal))
            .OrderBy(one => one.Due ?? DateOnly.MaxValue)
            .ThenBy(one => one.Case.Id, StringComparer.Ordinal)
            .ToList();
        var first = for_[0].Case.Content;
        var known = atSite.GetValueOrDefault(artifact.Sha256);
        return new()
        {
            Item = new()
            {
                Name = artifact.Name,
                Sha256 = artifact.Sha256,
                FsVerity = artifact.FsVerity,
                Length = artifact.Length,
                Parts = known?.Parts ?? [],
                Case = first.Id,
                Product = first.Product,
                Version = first.Patch?.TargetVersion,
                Assets = Each(for_.SelectMany(one => one.Assets)),
                Advisories = Each(for_.SelectMany(one => one.Case.Content.Advisories)),
                Closes = Each(for_.SelectMany(one => one.Case.Content.Closes)),
                StaysOpen = Each(for_.SelectMany(one => one.Case.Content.StaysOpen).Select(open => open.Cve)),
                Due = for_.Min(one => one.Due),
                Restart = first.Patch?.RestartRequired,
                Authentication = Authentication(artifact),
            },
            Path = released.Path,
            BlocksPath = released.BlocksPath,
            IsAtSite = known is not null,
        };
    }

    private static ImmutableArray<string> Each(IEnumerable<string> texts) =>
        [.. texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static string Authentication(Artifact artifact)
    {
        var reached = artifact.Verdict().Reached;
        var words = reached == Rung.None ? "nothing" : EvidenceLadder.Row(reached).Words;
        return artifact.StandingRelease()?.By is { } by ? $"{words}; released by {by.Name}" : words;
    }

    // Files that travelled to the site and were withdrawn since.
    private async Task<ImmutableArray<Withdrawal>> WithdrawnAsync(
        IReadOnlyList<ExportRecord> exports,
        CancellationToken cancel
    )
    {
        var sent = exports
            .SelectMany(export => export.Files)
            .Select(file => file.Sha256)
            .ToHashSet(StringComparer.Ordinal);
        if (sent.Count == 0)
            return [];
        return
        [
            .. (
                from artifact in await programme.Acquisition.ArtifactsAsync(cancel)
                where artifact.State == ArtifactState.Withdrawn && sent.Contains(artifact.Sha256)
                let step = artifact.Steps.Last(step => step.Move == ArtifactMove.Withdraw)
                select new Withdrawal(artifact.Sha256, artifact.Name, Exporting.Whole(step.At), step.Text)
            ).OrderBy(one => one.Sha256, StringComparer.Ordinal),
        ];
    }
}
