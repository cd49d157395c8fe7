namespace Holdpoint.Engine.Access;

/// <summary>Who somebody is to an identity provider. Only both together say who: a subject is an issuer's own word.</summary>
/// <param name="Issuer">The provider's issuer, exactly as it is configured.</param>
/// <param name="Subject">The provider's word for the person, never given to somebody else.</param>
public sealed record ForeignIdentity(string Issuer, string Subject);
