namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>Everything a store knows when a check begins.</summary>
public sealed record SyncState
{
    /// <summary>Every document ever listed.</summary>
    public IReadOnlyCollection<DocumentRecord> Documents { get; init; } = [];

    /// <summary>Every key ever named.</summary>
    public IReadOnlyCollection<KeyRecord> Keys { get; init; } = [];

    /// <summary>Every provider ever read.</summary>
    public IReadOnlyCollection<ProviderRecord> Providers { get; init; } = [];

    /// <summary>Damage found in the store itself; what it concerned is fetched again.</summary>
    public IReadOnlyList<ProviderProblem> Problems { get; init; } = [];
}
