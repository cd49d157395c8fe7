namespace Holdpoint.Engine.Jobs;

/// <summary>A part of the jobs, the newest first.</summary>
/// <param name="Total">How many the filter lets through.</param>
/// <param name="Jobs">This part of them.</param>
public sealed record JobPart(int Total, IReadOnlyList<Job> Jobs);
