namespace Holdpoint.Server.Endpoints;

/// <summary>
/// Says that an operation can be sent again without harm, so that it takes no <c>Idempotency-Key</c>, and that neither its body
/// nor its answer is kept for one: they may be large.
/// </summary>
internal sealed class NeedsNoKey;
