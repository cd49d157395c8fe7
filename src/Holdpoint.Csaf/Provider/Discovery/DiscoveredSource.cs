namespace Holdpoint.Csaf.Provider.Discovery;

/// <summary>What looking for a source found.</summary>
/// <param name="Providers">The providers; none when nothing was found.</param>
/// <param name="Unread">Providers an aggregator names that could not be read this time.</param>
/// <param name="Problems">What was odd.</param>
public sealed record DiscoveredSource(
    IReadOnlyList<ProviderEndpoint> Providers,
    int Unread,
    IReadOnlyList<ProviderProblem> Problems
);
