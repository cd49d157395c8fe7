using Holdpoint.Core.Acquisition;
using Holdpoint.Trust.Digests;

namespace Holdpoint.Engine.Acquisition.Vault;

/// <summary>A stream that was taken in, or why not.</summary>
/// <param name="Digest">Its digests; null where refused.</param>
/// <param name="WasThere">True where an undamaged content with these bytes was already kept.</param>
/// <param name="Replaced">True where the bytes took the place of damaged ones.</param>
/// <param name="Refusal">Why not; null where taken in.</param>
public sealed record TakenIn(ContentDigest? Digest, bool WasThere, bool Replaced, Refusal? Refusal);
