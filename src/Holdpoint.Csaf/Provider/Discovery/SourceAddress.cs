using Holdpoint.Csaf.Provider.Catalogue;

namespace Holdpoint.Csaf.Provider.Discovery;

/// <summary>Where to look for advisories, as a person gives it: a catalogue name, a domain, a URL or a folder.</summary>
public sealed record SourceAddress
{
    /// <summary>What <see cref="Text"/> is.</summary>
    public required SourceAddressKind Kind { get; init; }

    /// <summary>The domain, URL or full path of the folder.</summary>
    public required string Text { get; init; }

    /// <summary>The catalogue entry it came from; null when it was given directly.</summary>
    public KnownPublisher? Known { get; init; }

    /// <summary>Understands what was given; null when it is none of the four, with the reason.</summary>
    /// <param name="given">Such as <c>siemens</c>, <c>example.com</c>, <c>https://…/provider-metadata.json</c> or <c>/media/usb</c>.</param>
    /// <param name="why">Why it was not understood; empty when it was.</param>
    public static SourceAddress? Parse(string? given, out string why)
    {
        why = "";
        given = given?.Trim() ?? "";
        if (PublisherCatalogue.Find(given) is { } known)
            return Direct(known.Address, out why) is { } found ? found with { Known = known } : null;
        return Direct(given, out why);
    }

    private static SourceAddress? Direct(string given, out string why)
    {
        why = "";
        if (given.Contains("://", StringComparison.Ordinal))
        {
            if (Uri.TryCreate(given, UriKind.Absolute, out var url) && url.Scheme is "https" or "http")
                return new() { Kind = SourceAddressKind.Url, Text = url!.AbsoluteUri };
            if (url is { IsFile: true })
                return new() { Kind = SourceAddressKind.Folder, Text = url.LocalPath };
            why = $"\"{given}\" is no https address.";
            return null;
        }
        if (given.Length > 0 && (Path.IsPathRooted(given) || given[0] == '.' || Directory.Exists(given)))
            return new() { Kind = SourceAddressKind.Folder, Text = Path.GetFullPath(given) };
        // A port is only for laboratories, but a loopback is how this is tried out.
        var host = given.Split(':')[0];
        if (host.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(host) == UriHostNameType.Dns)
            return new() { Kind = SourceAddressKind.Domain, Text = given.ToLowerInvariant() };
        why =
            given.Length == 0
                ? "No address is given."
                : $"\"{given}\" is not in the catalogue and is no domain, https address or folder.";
        return null;
    }
}
