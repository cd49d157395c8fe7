using Holdpoint.Core.Access;

namespace Holdpoint.Server.Access.Identities;

/// <summary>Who besides this server itself says who people are.</summary>
public sealed record IdentitySettings
{
    /// <summary>The file in the data directory that holds them.</summary>
    public const string FileName = "identity.json";

    /// <summary>The providers; none without a file.</summary>
    public IReadOnlyList<IdentityProvider> Providers { get; init; } = [];

    /// <summary>Whether people also come in with passwords and passkeys kept here.</summary>
    public bool LocalSignIn { get; init; } = true;

    /// <summary>The one account that comes in locally also where nobody else does: for the day on which the provider is away.</summary>
    public string? BreakGlass { get; init; }

    /// <summary>Where browsers find this server, such as <c>https://holdpoint.plant.example</c>, where a proxy stands before it.</summary>
    public string? Address { get; init; }

    /// <summary>Who has to come in with two steps: a code besides the password, a passkey, or by a provider.</summary>
    public SecondStep SecondStep { get; init; } = SecondStep.Offered;

    /// <summary>A file with the passwords that were stolen elsewhere, ordered by SHA-1; null for none.</summary>
    public string? BreachedPasswords { get; init; }

    /// <summary>Whether an account may come in with what is kept here.</summary>
    internal bool LetsInLocally(string name) =>
        LocalSignIn || string.Equals(name, BreakGlass, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a second step is demanded of a person.</summary>
    internal bool Demands(Person person) =>
        SecondStep switch
        {
            SecondStep.Everybody => true,
            SecondStep.Administrators => person.Grants.Any(grant => grant.Role == Role.Administrator),
            _ => false,
        };
}
