using System.Collections.Immutable;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Core.Evidence;
using Holdpoint.Engine.Evidence;
using Holdpoint.Engine.Storage;
using Holdpoint.Trust.Tuf;
using Holdpoint.Trust.Tuf.Model;
using Holdpoint.Trust.Tuf.Repository;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>
/// Gives a site its director, and the first of them the catalogue: drafts the roots, takes what enough people signed,
/// says what is still to be signed. A root is recorded before it is in force.
/// </summary>
internal sealed class SitePreparing(
    ExportBook book,
    Func<EvidenceEvent, CancellationToken, Task> record,
    TimeProvider clock,
    string actor
)
{
    /// <summary>Does what is asked.</summary>
    public async Task<SitePrepared> RunAsync(SitePreparation asked, CancellationToken cancel)
    {
        if (asked.Windows?.Fault() is { } fault)
            return Refused($"The site's windows do not fit: {fault}.");
        using var alone = book.Lock();
        var (catalogue, refusal) = book.Catalogue() ?? default;
        var (director, refused) = book.Director(asked.Site) ?? default;
        if ((refusal ?? refused) is { } damaged)
            return Refused($"What is kept of the repositories cannot be used: {damaged.Text}");

        var pending = new List<Pending>();
        foreach (var file in asked.Signed)
        {
            var (root, wrong) = MetadataReader.Root(file, TufLimits.Usual);
            if (root is null)
                return Refused(wrong!.Text);
            var words = RootWords.Read(root);
            if (words.Repository == RootWords.Catalogue)
                pending.Add(new(RootWords.Catalogue, catalogue, file));
            else if (words.Repository == RootWords.Director && words.Site == asked.Site)
                pending.Add(new(RootWords.Director, director, file));
            else
                return Refused(
                    $"It is a root of {words.Repository ?? "another repository"}{(words.Site is { } site ? " for " + site : "")}, not of the catalogue and not of the director of {asked.Site}."
                );
        }
        if (pending.Count == 0 && Drafts(asked, catalogue, director, pending) is { } why)
            return Refused(why);
        return await TakeAsync(asked, pending, catalogue, director, cancel);
    }

    // What the asked changes come to; a refusal in words where they come to nothing that can be.
    private string? Drafts(
        SitePreparation asked,
        TufRepository? catalogue,
        TufRepository? director,
        List<Pending> pending
    )
    {
        var now = clock.GetUtcNow();
        var before = catalogue is null ? new() : RootWords.Read(catalogue.Root);
        if (
            catalogue is null
            || !asked.CatalogueRoles.IsEmpty
            || asked.Evidence is not null
            || !asked.Verifiers.IsEmpty
        )
        {
            var words = before with
            {
                Repository = RootWords.Catalogue,
                Evidence = asked.Evidence ?? before.Evidence,
                Verifiers =
                [
                    .. before.Verifiers.Where(one => asked.Verifiers.All(other => other.Id != one.Id)),
                    .. asked.Verifiers,
                ],
            };
            var roles = catalogue is null ? asked.Roles.SetItems(asked.CatalogueRoles) : asked.CatalogueRoles;
            var (draft, refusal) = RootCeremony.Draft(catalogue, roles, words, asked, now);
            if (draft is null)
                return $"The catalogue's root cannot be drafted: {refusal!.Text}";
            pending.Add(new(RootWords.Catalogue, catalogue, draft.ToFile()));
        }
        if (director is null || !asked.Roles.IsEmpty)
        {
            var roles =
                director is null && catalogue is not null
                    ? RolesOf(catalogue).SetItems(asked.Roles)
                    : asked.Roles;
            var words = new RootWords { Repository = RootWords.Director, Site = asked.Site };
            var (draft, refusal) = RootCeremony.Draft(director, roles, words, asked, now);
            if (draft is null)
                return $"The director's root cannot be drafted: {refusal!.Text}";
            pending.Add(new(RootWords.Director, director, draft.ToFile()));
        }
        return null;
    }

    private async Task<SitePrepared> TakeAsync(
        SitePreparation asked,
        List<Pending> pending,
        TufRepository? catalogue,
        TufRepository? director,
        CancellationToken cancel
    )
    {
        var taken = ImmutableArray.CreateBuilder<(string, long, string, string)>();
        var toSign = ImmutableArray.CreateBuilder<(string, MetadataDraft)>();
        foreach (var one in pending)
        {
            var (next, refusal) = RootCeremony.Take(one.Before, one.File);
            if (next is null && refusal!.Code == RefusalCode.Threshold)
            {
                toSign.Add(($"{one.Repository}-root.json", MetadataDraft.Read(one.File).Value!));
                continue;
            }
            if (next is null)
                return Refused($"The {one.Repository}'s root is not taken: {refusal!.Text}");
            var root = next.Root;
            var by = string.Join(
                ", ",
                root.File.Signatures.Select(signature =>
                    root.Keys.GetValueOrDefault(signature.KeyId)?.Owner ?? signature.KeyId[..8]
                )
            );
            var sha256 = Digest.Of(root.File.Bytes.Span);
            await record(
                EvidenceWriter.Event(
                    clock.GetUtcNow(),
                    actor,
                    "deliverable.root",
                    one.Repository == RootWords.Director ? asked.Site : one.Repository,
                    new
                    {
                        one.Repository,
                        root.Version,
                        Sha256 = sha256,
                        SignedBy = by,
                    }
                ),
                cancel
            );
            if (one.Repository == RootWords.Catalogue)
                book.KeepCatalogue(catalogue = next);
            else
                book.KeepDirector(asked.Site, director = next);
            taken.Add((one.Repository, root.Version, sha256, by));
        }
        var known = book.Site(asked.Site) ?? new PreparedSite { Site = asked.Site };
        var site = known with
        {
            Windows = asked.Windows ?? known.Windows,
            IsReleaseNeeded = asked.IsReleaseNeeded ?? known.IsReleaseNeeded,
            ReceiptKeys = asked.ReceiptKeys.IsEmpty ? known.ReceiptKeys : asked.ReceiptKeys,
        };
        var isNew = book.Site(asked.Site) is null;
        if (site != known || isNew)
        {
            await record(
                EvidenceWriter.Event(clock.GetUtcNow(), actor, "deliverable.site", asked.Site, site),
                cancel
            );
            book.Keep(site);
        }
        else if (taken.Count == 0 && toSign.Count == 0)
            return Refused($"{asked.Site} is prepared, and nothing was asked to be changed.");
        return new()
        {
            Taken = taken.DrainToImmutable(),
            ToSign = toSign.DrainToImmutable(),
            IsReady = catalogue is not null && director is not null,
        };
    }

    private static ImmutableSortedDictionary<string, RoleSigners> RolesOf(TufRepository repository) =>
        Role.TopLevel.ToImmutableSortedDictionary(role => role, repository.SignersOf, StringComparer.Ordinal);

    private static SitePrepared Refused(string why) => new() { Refusal = why };

    private sealed record Pending(string Repository, TufRepository? Before, ReadOnlyMemory<byte> File);
}
