namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>One line of a store's journal: exactly one member is set.</summary>
internal sealed record JournalLine(
    DocumentRecord? Document = null,
    KeyRecord? Key = null,
    ProviderRecord? Provider = null
);
