using Holdpoint.Core.Access;

namespace Holdpoint.Engine.Access.Tokens;

/// <summary>What came of a token that somebody showed.</summary>
/// <param name="Token">The token; null where there is none of this id.</param>
/// <param name="Person">Who acts, held to the token's scope; null where it opens nothing.</param>
/// <param name="Why">Why it opens nothing: <c>unknown</c>, <c>wrong</c>, <c>revoked</c>, <c>expired</c>, <c>closed</c>; null where it does.</param>
public sealed record ApiTokenCheck(ApiToken? Token, Person? Person, string? Why);
