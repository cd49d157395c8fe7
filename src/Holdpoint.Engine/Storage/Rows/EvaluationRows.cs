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

/// <summary>A product of an advisory that may be a configuration's: a question to a person.</summary>
internal sealed class CandidateRow
{
    public long Id { get; set; }
    public long ConfigurationId { get; set; }
    public long AdvisoryId { get; set; }
    public required string ProductId { get; set; }
    public required string Product { get; set; }
    public double Score { get; set; }
    public required string Reason { get; set; }
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
}

/// <summary>One evaluation.</summary>
internal sealed class EvaluationRow
{
    public long Id { get; set; }
    public DateTimeOffset StartedAt { get; set; }
    public DateTimeOffset FinishedAt { get; set; }

    /// <summary>Digest of the matching tables and identity rules; when it differs everything is held against everything anew.</summary>
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
