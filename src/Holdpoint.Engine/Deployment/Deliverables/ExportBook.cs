using System.Globalization;
using System.Text;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Engine.Storage;
using Holdpoint.Trust.Files;
using Holdpoint.Trust.Tuf;
using Holdpoint.Trust.Tuf.Repository;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>
/// What headquarters keeps between exports, as plain files under the data directory. Every file is written whole or not at
/// all, and in an order that an interruption never makes the next export one that a site refuses: versions and numbers
/// only rise, and one that was used up leaves a gap.
/// </summary>
internal sealed class ExportBook(string dataDirectory)
{
    private const string SiteFile = "site.json";
    private const string ConfirmedFile = "confirmed.json";
    private const string ReceiptFile = "receipt.json";
    private const string AnswerFile = "cosigned-checkpoint";
    private readonly string _root = Path.Combine(dataDirectory, "deliverables");

    /// <summary>The folder of the catalogue of all sites.</summary>
    public string CatalogueFolder => Path.Combine(_root, "catalogue");

    /// <summary>The folder of a site's director.</summary>
    public string DirectorFolder(string site) => Path.Combine(FolderOf(site), "director");

    /// <summary>The folder of the attestations on files that were signed.</summary>
    public string EvidenceFolder => Path.Combine(_root, "evidence");

    /// <summary>Holds off every other writer of this state until it is disposed.</summary>
    /// <exception cref="StorageException">Another one is at work.</exception>
    public IDisposable Lock()
    {
        Directory.CreateDirectory(_root);
        try
        {
            return new FileStream(
                Path.Combine(_root, ".lock"),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            );
        }
        catch (IOException fault)
        {
            throw new StorageException(
                "Another deliverable is being made from this data directory. Wait until it is finished.",
                fault
            );
        }
    }

    /// <summary>The sites that were prepared, by name.</summary>
    public IReadOnlyList<PreparedSite> Sites() =>
        Directory.Exists(SitesFolder)
            ?
            [
                .. Directory
                    .EnumerateDirectories(SitesFolder)
                    .Select(folder => Path.Combine(folder, SiteFile))
                    .Where(File.Exists)
                    .Select(Read<PreparedSite>)
                    .OrderBy(site => site.Site, StringComparer.Ordinal),
            ]
            : [];

    /// <summary>A prepared site; null where it is none.</summary>
    public PreparedSite? Site(string site) =>
        Path.Combine(FolderOf(site), SiteFile) is var file && File.Exists(file)
            ? Read<PreparedSite>(file)
            : null;

    /// <summary>Keeps what is to be known of a site.</summary>
    public void Keep(PreparedSite site) => Write(Path.Combine(FolderOf(site.Site), SiteFile), site);

    /// <summary>The catalogue, stamped for nobody; null, without a refusal, where it has no root yet.</summary>
    public Judged<TufRepository>? Catalogue() => Load(CatalogueFolder);

    /// <summary>The catalogue with the stamps that a site saw last; null where it has no root yet.</summary>
    public Judged<TufRepository>? CatalogueFor(string site)
    {
        if (Catalogue() is not { } catalogue || catalogue.Value is null)
            return Catalogue();
        return Load(StampsFolder(site)) switch
        {
            null => catalogue.Value.WithStampsOf(null),
            { Value: { } seen } => catalogue.Value.WithStampsOf(seen),
            var refused => refused,
        };
    }

    /// <summary>A site's director; null where it has no root yet.</summary>
    public Judged<TufRepository>? Director(string site) => Load(DirectorFolder(site));

    /// <summary>Keeps the catalogue's roots and targets.</summary>
    public void KeepCatalogue(TufRepository catalogue) =>
        catalogue.WithStampsOf(null).WriteTo(CatalogueFolder);

    /// <summary>Keeps a site's director.</summary>
    public void KeepDirector(string site, TufRepository director) => director.WriteTo(DirectorFolder(site));

    /// <summary>
    /// Keeps an export before its manifest is signed. The record comes last: until it is there its number is free, and
    /// afterwards nobody gets it again.
    /// </summary>
    public void Announce(ExportRecord export, TufRepository catalogue, TufRepository director)
    {
        KeepCatalogue(catalogue);
        catalogue.WriteTo(StampsFolder(export.Site));
        KeepDirector(export.Site, director);
        Keep(export);
    }

    /// <summary>Keeps what is known of an export.</summary>
    public void Keep(ExportRecord export) =>
        Write(
            Path.Combine(
                ExportsFolder(export.Site),
                export.Sequence.ToString(CultureInfo.InvariantCulture) + ".json"
            ),
            export
        );

    /// <summary>The exports of a site, the oldest first.</summary>
    public IReadOnlyList<ExportRecord> Exports(string site) =>
        Directory.Exists(ExportsFolder(site))
            ?
            [
                .. Directory
                    .EnumerateFiles(ExportsFolder(site), "*.json")
                    .Where(file => !Path.GetFileName(file).StartsWith('.'))
                    .Select(Read<ExportRecord>)
                    .OrderBy(export => export.Sequence),
            ]
            : [];

    /// <summary>The newest export that a site confirmed; null where it confirmed none.</summary>
    public ConfirmedExport? Confirmed(string site) =>
        Path.Combine(FolderOf(site), ConfirmedFile) is var file && File.Exists(file)
            ? Read<ConfirmedExport>(file)
            : null;

    /// <summary>Keeps what a site confirmed.</summary>
    public void Confirm(string site, ConfirmedExport confirmed) =>
        Write(Path.Combine(FolderOf(site), ConfirmedFile), confirmed);

    /// <summary>The newest receipt of a site; null where none was taken.</summary>
    public TakenReceipt? LastReceipt(string site) =>
        Path.Combine(FolderOf(site), ReceiptFile) is var file && File.Exists(file)
            ? Read<TakenReceipt>(file)
            : null;

    /// <summary>Keeps what is to be known of a site's newest receipt.</summary>
    public void Keep(string site, TakenReceipt receipt) =>
        Write(Path.Combine(FolderOf(site), ReceiptFile), receipt);

    /// <summary>The site's checkpoint with our cosignature, to travel with the next export; null where there is none.</summary>
    public byte[]? Answer(string site) =>
        Path.Combine(FolderOf(site), AnswerFile) is var file && File.Exists(file)
            ? File.ReadAllBytes(file)
            : null;

    /// <summary>Keeps the site's checkpoint with our cosignature.</summary>
    public void KeepAnswer(string site, byte[] cosigned) =>
        DurableFile.Write(Path.Combine(FolderOf(site), AnswerFile), cosigned);

    private string SitesFolder => Path.Combine(_root, "sites");

    // Two names may read alike on a medium; their digests differ.
    private string FolderOf(string site) =>
        Path.Combine(
            SitesFolder,
            $"{MediumName.Of(site, 40)}-{Digest.Of(Encoding.UTF8.GetBytes(site))[..8]}"
        );

    private string StampsFolder(string site) => Path.Combine(FolderOf(site), "catalogue");

    private string ExportsFolder(string site) => Path.Combine(FolderOf(site), "exports");

    private static Judged<TufRepository>? Load(string folder) =>
        Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.json").Any()
            ? (Judged<TufRepository>?)TufRepository.Load(folder)
            : null;

    private static void Write<T>(string file, T value) =>
        DurableFile.Write(file, Encoding.UTF8.GetBytes(Json.Write(value) + "\n"));

    private static T Read<T>(string file)
    {
        try
        {
            return Json.Read<T>(File.ReadAllText(file));
        }
        catch (System.Text.Json.JsonException fault)
        {
            throw new StorageException($"{file} cannot be read: {fault.Message}", fault);
        }
    }
}
