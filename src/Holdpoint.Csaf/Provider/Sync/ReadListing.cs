using Holdpoint.Csaf.Provider.Listings;
using Holdpoint.Csaf.Provider.Metadata;

namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>One distribution as it was read.</summary>
/// <param name="Distribution">Which.</param>
/// <param name="Documents">Its documents; null when it could not be read whole.</param>
/// <param name="Resources">The addresses it was read from.</param>
/// <param name="IsClean">False when anything was odd, so that it is read whole again next time.</param>
/// <param name="Updated">Its own word on its age.</param>
internal sealed record ReadListing(
    Distribution Distribution,
    IReadOnlyList<ListedDocument>? Documents,
    IReadOnlyList<string> Resources,
    bool IsClean,
    DateTimeOffset? Updated
);
