using Holdpoint.Core.Evaluation;
using Holdpoint.Core.Evaluation.PatchCases;

namespace Holdpoint.Engine.Evaluation.Incremental;

/// <summary>How far an evaluation is.</summary>
/// <param name="Step">What is being done, for people.</param>
/// <param name="Done">Steps done.</param>
/// <param name="Total">Steps in all; 0 while unknown.</param>
public sealed record EvaluationProgress(string Step, int Done, int Total);

/// <summary>What a newer revision changed, and for how many configurations.</summary>
/// <param name="Advisory">The advisory.</param>
/// <param name="Revision">Its revision now.</param>
/// <param name="Text">What changed, as a clause.</param>
/// <param name="Configurations">For how many configurations.</param>
public sealed record RevisionChange(string Advisory, string Revision, string Text, int Configurations);

/// <summary>How many there are, and how many of them were not evaluated before.</summary>
/// <param name="All">All.</param>
/// <param name="New">New ones, and those with a revision that was not evaluated yet.</param>
public sealed record EvaluationCount(int All, int New);

/// <summary>What an evaluation did.</summary>
public sealed record EvaluationResult
{
    /// <summary>The evaluation's number.</summary>
    public required long Id { get; init; }

    /// <summary>When it was completed (UTC); the clocks of cases start here.</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>True when everything was held against everything anew.</summary>
    public required bool Complete { get; init; }

    /// <summary>Advisories there are, and how many of them had a revision that was not evaluated yet.</summary>
    public required EvaluationCount Advisories { get; init; }

    /// <summary>Distinct configurations there are, and how many of them were not evaluated yet.</summary>
    public required EvaluationCount Configurations { get; init; }

    /// <summary>Findings now, by verdict.</summary>
    public required IReadOnlyDictionary<Verdict, long> Findings { get; init; }

    /// <summary>What newer revisions changed; a revision that changes nothing is not in it.</summary>
    public required IReadOnlyList<RevisionChange> RevisionChanges { get; init; }

    /// <summary>Newer revisions that changed nothing for any asset.</summary>
    public required int RevisionsWithoutChange { get; init; }

    /// <summary>Cases that are open now.</summary>
    public int OpenCases { get; init; }

    /// <summary>Questions to a person that are open now.</summary>
    public int OpenReviews { get; init; }

    /// <summary>What changed on cases; empty where nothing changed for a person.</summary>
    public IReadOnlyList<CaseChange> CaseChanges { get; init; } = [];

    /// <summary>Advisories whose stored document could not be read; they are in nobody's findings and must be looked at.</summary>
    public required IReadOnlyList<string> Unreadable { get; init; }
}
