using Holdpoint.Core.Evaluation.Decisions;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Core.Monitoring.Vulnerabilities;

namespace Holdpoint.Engine.Evaluation.SitePolicies;

/// <summary>A site with its policy.</summary>
/// <param name="Site">Its name.</param>
/// <param name="Assets">Its assets.</param>
/// <param name="Policy">The policy in force.</param>
/// <param name="Revisions">The kept revisions, the newest first.</param>
/// <param name="IsDecided">True when its cases were decided by the policy in force.</param>
public sealed record SiteState(
    string Site,
    int Assets,
    SitePolicy Policy,
    IReadOnlyList<SitePolicyRevision> Revisions,
    bool IsDecided
);

/// <summary>One kept revision of a site's policy.</summary>
/// <param name="Revision">Counted per site, from 1.</param>
/// <param name="ValidFrom">The first date at the site on which it decides; null for at once.</param>
/// <param name="At">When it was taken in (UTC).</param>
/// <param name="By">By whom.</param>
/// <param name="Why">Why; null where nobody said.</param>
/// <param name="Sha256">SHA-256 of its text in lower-case hex.</param>
public sealed record SitePolicyRevision(
    int Revision,
    DateOnly? ValidFrom,
    DateTimeOffset At,
    string By,
    string? Why,
    string Sha256
);

/// <summary>What taking in a policy did, or would do.</summary>
public sealed record SitePolicyImportResult
{
    /// <summary>Every fault; with any, nothing was taken in.</summary>
    public IReadOnlyList<FeedDiagnostic> Faults { get; init; } = [];

    /// <summary>The site; empty where the file does not say.</summary>
    public string Site { get; init; } = "";

    /// <summary>The policy as it is kept, whole in itself; null with any fault.</summary>
    public string? Text { get; init; }

    /// <summary>SHA-256 of that text in lower-case hex; null with any fault.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The revision it is, or would be; 0 for none.</summary>
    public int Revision { get; init; }

    /// <summary>True when the newest revision says the same already.</summary>
    public bool IsUnchanged { get; init; }

    /// <summary>The first date on which it decides, where that is still to come.</summary>
    public DateOnly? DecidesFrom { get; init; }

    /// <summary>Open cases of the site.</summary>
    public int Cases { get; init; }

    /// <summary>What changes on cases: priorities, due dates, questions on decisions.</summary>
    public IReadOnlyList<CaseChange> Changes { get; init; } = [];
}
