namespace Holdpoint.Server.Endpoints.Jobs;

/// <summary>What a page is told of a job.</summary>
/// <param name="State">Where it stands, as the page says it.</param>
/// <param name="Step">What is being done.</param>
/// <param name="Done">Steps done.</param>
/// <param name="Total">Steps in all; 0 while unknown.</param>
/// <param name="Said">What came of it.</param>
internal sealed record JobEvent(string State, string? Step, int Done, int Total, string? Said);
