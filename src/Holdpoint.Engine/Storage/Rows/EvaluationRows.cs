namespace Holdpoint.Engine.Storage.Rows;

/// <summary>A finding on a configuration.</summary>
internal sealed class FindingRow
{
    public long Id { get; set; }
    public long ConfigurationId { get; set; }
    public long AdvisoryId { get; set; }
    public required string Verdict { get; set; }

    /// <summary>The <see cref="Core.Evaluation.Finding"/> as JSON.</summary>
    public required string Body { get; set; }
}

/// <summary>A name of the inventory and a name of advisories that may mean one product: a question to a person.</summary>
internal sealed class CandidateRow
{
    public required string Id { get; set; }
    public required string AssetKey { get; set; }
    public required string StatementKey { get; set; }
    public double Score { get; set; }

    /// <summary>The <see cref="Evaluation.Candidates.CandidateText"/> as JSON.</summary>
    public required string Body { get; set; }
}

/// <summary>A name under which an advisory lists a product, without its version.</summary>
internal sealed class AdvisoryNameRow
{
    public long AdvisoryId { get; set; }
    public required string Key { get; set; }
    public string? Vendor { get; set; }
    public required string Product { get; set; }

    /// <summary>Order numbers in one writing, between spaces.</summary>
    public required string OrderNumbers { get; set; }
}

/// <summary>A name under which the inventory lists a product, without its version; candidates were looked for.</summary>
internal sealed class ComponentNameRow
{
    public required string Key { get; set; }
    public string? Vendor { get; set; }
    public required string Product { get; set; }

    /// <summary>Order numbers in one writing, between spaces.</summary>
    public required string OrderNumbers { get; set; }

    /// <summary>True once some advisory was held against it.</summary>
    public bool IsTied { get; set; }
}

/// <summary>A person's word on whether two product names are one product.</summary>
internal sealed class IdentityRuleRow
{
    public long Id { get; set; }
    public string? AssetVendor { get; set; }
    public required string AssetProduct { get; set; }
    public string? StatementVendor { get; set; }
    public required string StatementProduct { get; set; }
    public bool IsSame { get; set; }
    public required string By { get; set; }
    public DateTimeOffset At { get; set; }
    public required string Why { get; set; }

    /// <summary>The evaluation that used it first; null before.</summary>
    public long? EvaluationId { get; set; }
    public DateTimeOffset? WithdrawnAt { get; set; }
    public string? WithdrawnBy { get; set; }
    public string? WithdrawnWhy { get; set; }

    /// <summary>The evaluation that went without it first; null before.</summary>
    public long? WithdrawalEvaluationId { get; set; }
}

/// <summary>A patch case.</summary>
internal sealed class PatchCaseRow
{
    public required string Id { get; set; }
    public int SiteId { get; set; }
    public required string Kind { get; set; }
    public required string Stage { get; set; }
    public required string Product { get; set; }
    public required string Outcome { get; set; }
    public int OutcomeRank { get; set; }
    public int AssetCount { get; set; }
    public DateOnly? DueOn { get; set; }
    public DateTimeOffset DetectedAt { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>The <see cref="Core.Evaluation.PatchCases.PatchCase"/> as JSON.</summary>
    public required string Body { get; set; }
}

/// <summary>An open case as the worklist shows it, beside the case: one page of the list reads no case whole.</summary>
internal sealed class WorklistLineRow
{
    public required string CaseId { get; set; }
    public int SiteId { get; set; }

    /// <summary>The place in the worklist, <see cref="Core.Evaluation.PatchCases.WorklistKey.Text"/>.</summary>
    public required string WorkOrder { get; set; }
    public required string Stage { get; set; }
    public required string Outcome { get; set; }
    public DateOnly? DueOn { get; set; }

    /// <summary>What waits for a person, a word of <see cref="Evaluation.PatchCases.WorklistWaits"/>; null where nothing does.</summary>
    public string? Waits { get; set; }

    /// <summary>Zones of its assets, between bars.</summary>
    public required string Zones { get; set; }

    /// <summary>The <see cref="Core.Evaluation.PatchCases.WorklistLine"/> as JSON.</summary>
    public required string Body { get; set; }
}

/// <summary>Says that a configuration is part of an open case; answers "which cases does a changed finding touch".</summary>
internal sealed class CasePartRow
{
    public required string CaseId { get; set; }
    public long ConfigurationId { get; set; }
}

/// <summary>A question to a person at a site.</summary>
internal sealed class ReviewItemRow
{
    public required string Id { get; set; }
    public int SiteId { get; set; }
    public required string Advisory { get; set; }
    public required string Product { get; set; }
    public int AssetCount { get; set; }

    /// <summary>The <see cref="Core.Evaluation.PatchCases.ReviewItem"/> as JSON.</summary>
    public required string Body { get; set; }
}

/// <summary>What a person decided on a case; the newest stands, all are kept.</summary>
internal sealed class DecisionRow
{
    public long Id { get; set; }
    public required string CaseId { get; set; }
    public required string Kind { get; set; }
    public required string By { get; set; }
    public required string Why { get; set; }
    public DateTimeOffset MadeAt { get; set; }
    public DateOnly? DueOn { get; set; }

    /// <summary>The <see cref="Core.Evaluation.PatchCases.Decision"/> with its plan as JSON.</summary>
    public required string Body { get; set; }
}

/// <summary>One revision of a site's policy; all are kept.</summary>
internal sealed class SitePolicyRow
{
    public long Id { get; set; }
    public int SiteId { get; set; }

    /// <summary>Counted per site, from 1.</summary>
    public int Revision { get; set; }

    /// <summary>The first date at the site on which it decides; null for at once.</summary>
    public DateOnly? ValidFrom { get; set; }
    public DateTimeOffset At { get; set; }
    public required string By { get; set; }
    public string? Why { get; set; }
    public required string Sha256 { get; set; }

    /// <summary>The policy as JSON, whole in itself.</summary>
    public required string Body { get; set; }
}

/// <summary>One evaluation.</summary>
internal sealed class EvaluationRow
{
    public long Id { get; set; }
    public DateTimeOffset StartedAt { get; set; }
    public DateTimeOffset FinishedAt { get; set; }

    /// <summary>Digest of the program and its matching tables; when it differs everything is held against everything anew.</summary>
    public required string RulesDigest { get; set; }

    /// <summary>What was done, as JSON.</summary>
    public required string Body { get; set; }
}

/// <summary>Something that happened; rows are added and never changed.</summary>
internal sealed class EvidenceRow
{
    public long Id { get; set; }
    public DateTimeOffset At { get; set; }
    public required string Actor { get; set; }
    public required string Kind { get; set; }
    public required string Subject { get; set; }

    /// <summary>What happened, as JSON.</summary>
    public required string Body { get; set; }

    /// <summary>SHA-256 of what it speaks of, by name, as JSON; null where there is none.</summary>
    public string? Digests { get; set; }

    /// <summary>Its place in the log; null for what was recorded before there was one.</summary>
    public long? LogIndex { get; set; }
}
