namespace Holdpoint.Engine.Jobs;

/// <summary>How a job ended.</summary>
/// <param name="Said">What came of it, or what went wrong, in words.</param>
/// <param name="State">Done, failed or cancelled.</param>
/// <param name="Result">The same as JSON, where there is more to say than words.</param>
internal sealed record JobEnd(string Said, JobState State = JobState.Done, string? Result = null);
