namespace Holdpoint.Server.Endpoints;

/// <summary>Says of an operation that its change can demand what was read.</summary>
internal sealed class TakesIfMatch;
