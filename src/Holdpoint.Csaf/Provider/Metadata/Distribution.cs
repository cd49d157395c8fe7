namespace Holdpoint.Csaf.Provider.Metadata;

/// <summary>One way to the documents of a provider: a ROLIE feed or a directory with an index (CSAF 2.0 §7.1.11–7.1.15, 2.1 alike).</summary>
/// <param name="Kind">Feed or directory.</param>
/// <param name="Address">The feed's URL, or the directory's URL with a closing slash.</param>
/// <param name="Tlp">The label of all it carries; unlabeled when the metadata gives none (directories of 2.0).</param>
/// <param name="Updated">When it last changed, as told by the metadata (2.1); null when not told.</param>
public sealed record Distribution(
    DistributionKind Kind,
    Uri Address,
    TlpLabel Tlp,
    DateTimeOffset? Updated = null
);
