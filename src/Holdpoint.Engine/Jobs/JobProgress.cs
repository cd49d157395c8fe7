namespace Holdpoint.Engine.Jobs;

/// <summary>How far a job is.</summary>
/// <param name="Step">What is being done, for people; null before anything was said.</param>
/// <param name="Done">Steps done.</param>
/// <param name="Total">Steps in all; 0 while unknown.</param>
public sealed record JobProgress(string? Step, int Done, int Total)
{
    /// <summary>Nothing was said yet.</summary>
    public static JobProgress None { get; } = new(null, 0, 0);
}
