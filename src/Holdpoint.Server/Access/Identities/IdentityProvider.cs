namespace Holdpoint.Server.Access.Identities;

/// <summary>A company's OpenID Connect provider.</summary>
public sealed record IdentityProvider
{
    /// <summary>A short word for addresses: small letters, digits and hyphens. It never changes, the provider knows it.</summary>
    public required string Id { get; init; }

    /// <summary>As people call it.</summary>
    public required string Name { get; init; }

    /// <summary>The issuer, exactly as its tokens name it.</summary>
    public required string Issuer { get; init; }

    /// <summary>What the provider calls this server.</summary>
    public required string ClientId { get; init; }

    /// <summary>A file that holds the secret between the two; without one, the exchange rests on PKCE alone.</summary>
    public string? ClientSecretFile { get; init; }

    /// <summary>Scopes to ask for besides <c>openid</c> and <c>profile</c>.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>The claim of which a new account gets its name.</summary>
    public string NameClaim { get; init; } = "preferred_username";

    /// <summary>The claim that says what a person may do.</summary>
    public string RoleClaim { get; init; } = "groups";

    /// <summary>What its values give. Who has none of them does not come in.</summary>
    public IReadOnlyList<IdentityGrant> Grants { get; init; } = [];

    /// <summary>The name of its scheme.</summary>
    internal string Scheme => "identity-" + Id;
}
