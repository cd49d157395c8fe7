namespace Holdpoint.Csaf.Provider;

/// <summary>The few members of a CSAF document that decide whether a client may take it.</summary>
public sealed record DocumentHeader
{
    /// <summary><c>2.0</c> or <c>2.1</c>.</summary>
    public required string CsafVersion { get; init; }

    /// <summary><c>/document/tracking/id</c>.</summary>
    public required string TrackingId { get; init; }

    /// <summary><c>/document/tracking/version</c>.</summary>
    public required string Version { get; init; }

    /// <summary><c>/document/tracking/status</c>: draft, interim or final.</summary>
    public string Status { get; init; } = "";

    /// <summary><c>/document/tracking/initial_release_date</c>: its year names the folder.</summary>
    public DateTimeOffset? InitialRelease { get; init; }

    /// <summary><c>/document/tracking/current_release_date</c>.</summary>
    public required DateTimeOffset CurrentRelease { get; init; }

    /// <summary><c>/document/distribution/tlp/label</c>.</summary>
    public TlpLabel Tlp { get; init; }

    /// <summary><c>/document/publisher/namespace</c>.</summary>
    public string PublisherNamespace { get; init; } = "";

    /// <summary><c>/document/title</c>.</summary>
    public string Title { get; init; } = "";
}
