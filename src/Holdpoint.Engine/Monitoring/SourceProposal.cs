using System.Text;
using Holdpoint.Core.Monitoring;
using Holdpoint.Csaf.Provider.Catalogue;
using Holdpoint.Csaf.Provider.Discovery;

namespace Holdpoint.Engine.Monitoring;

/// <summary>Makes a source of what a person gives: a name, a domain, an address or a path.</summary>
public static class SourceProposal
{
    private const int LongestId = 64;
    private const int FilesLookedAt = 200;

    /// <summary>The source; null when what was given cannot be one, with the reason.</summary>
    /// <param name="given">Such as <c>siemens</c>, <c>kev</c>, <c>example.com</c>, <c>https://…</c> or <c>/media/usb</c>.</param>
    /// <param name="id">The id it shall have; null to make one.</param>
    /// <param name="kind">What it speaks where the name does not tell: <c>kev</c>, <c>epss</c>, <c>cve</c> or <c>csaf</c>; null to find out.</param>
    /// <param name="now">The time (UTC).</param>
    /// <param name="why">Why it cannot be one; empty when it can.</param>
    public static Source? Of(string given, string? id, string? kind, DateTimeOffset now, out string why)
    {
        ArgumentNullException.ThrowIfNull(given);
        if (id is not null && !IsId(id))
        {
            why = $"\"{id}\" is no id: lower-case letters, digits, '.', '-' and '_' are, up to {LongestId}.";
            return null;
        }
        var isCsaf = string.Equals(kind, "csaf", StringComparison.OrdinalIgnoreCase);
        var told = kind is null || isCsaf ? null : KnownDataset.Find(kind);
        if (kind is not null && !isCsaf && told is null)
        {
            why = $"There is no kind \"{kind}\"; there are csaf, kev, epss and cve.";
            return null;
        }
        var source = isCsaf ? null : Dataset(given, told, out why);
        why = "";
        if (source is null && told is not null)
            why = $"\"{given}\" is no file, folder or https address with {told.Name}.";
        else
            source ??= Csaf(given, out why);
        return source is null ? null : source with { Id = id ?? source.Id, AddedAt = now };
    }

    private static Source? Dataset(string given, KnownDataset? told, out string why)
    {
        why = "";
        if (KnownDataset.Find(given) is { Address: { } address } known)
            return Make(known, known.Id, address);
        if (Uri.TryCreate(given, UriKind.Absolute, out var url) && url.Scheme is "https" or "http")
        {
            return (told ?? KnownDataset.OfFile(url!.Segments[^1])) is { } named
                ? Make(named, named.Id, url!.AbsoluteUri)
                : null;
        }
        if (File.Exists(given))
        {
            return (told ?? KnownDataset.OfFile(Path.GetFileName(given))) is { } named
                ? Make(named, named.Id, Path.GetFullPath(given))
                : null;
        }
        return Directory.Exists(given) && (told ?? OfFolder(given)) is { } inFolder
            ? Make(inFolder, inFolder.Id, Path.GetFullPath(given))
            : null;
    }

    // A folder is a dataset when it holds CVE records; advisories are named by their publishers.
    private static KnownDataset? OfFolder(string folder) =>
        Directory
            .EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Take(FilesLookedAt)
            .Any(file => Path.GetFileName(file).StartsWith("CVE-", StringComparison.OrdinalIgnoreCase))
            ? KnownDataset.Find("cve")
            : null;

    private static Source Make(KnownDataset dataset, string id, string address) =>
        new()
        {
            Id = id,
            Name = dataset.Name,
            Kind = dataset.Kind,
            Address = address,
            CatalogueId = dataset.Address == address ? dataset.Id : null,
            StaleAfter = dataset.StaleAfter,
        };

    private static Source? Csaf(string given, out string why)
    {
        if (File.Exists(given))
        {
            why = $"{given} is a single file. Import it: holdpoint advisory import {given}";
            return null;
        }
        if (SourceAddress.Parse(given, out why) is not { } address)
            return null;
        if (address.Kind == SourceAddressKind.Folder && !Directory.Exists(address.Text))
        {
            why = $"There is no folder {address.Text}.";
            return null;
        }
        return new()
        {
            Id = address.Known?.Id ?? MakeId(address),
            Name = address.Known?.Name ?? address.Text,
            Kind =
                address.Kind == SourceAddressKind.Folder ? SourceKind.CsafDirectory
                : address.Known?.Kind == PublisherKind.Aggregator ? SourceKind.CsafAggregator
                : SourceKind.CsafProvider,
            Address = address.Text,
            CatalogueId = address.Known?.Id,
            Note = address.Known?.Note,
        };
    }

    private static string MakeId(SourceAddress address)
    {
        var text = address.Kind switch
        {
            SourceAddressKind.Folder => Path.GetFileName(Path.TrimEndingDirectorySeparator(address.Text)),
            SourceAddressKind.Url => new Uri(address.Text).Host,
            _ => address.Text,
        };
        var id = new StringBuilder(LongestId);
        foreach (var c in text.ToLowerInvariant())
        {
            if (id.Length < LongestId)
                id.Append(IsIdLetter(c) ? c : '-');
        }
        var made = id.ToString().Trim('-', '.');
        return made.Length == 0 ? "folder" : made;
    }

    // The id names a folder on disk.
    private static bool IsId(string id) =>
        id.Length is > 0 and <= LongestId && id.All(IsIdLetter) && char.IsAsciiLetterOrDigit(id[0]);

    private static bool IsIdLetter(char c) =>
        char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_' or '.';
}
