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

    /// <summary>Whether an account may come in with what is kept here.</summary>
    internal bool LetsInLocally(string name) =>
        LocalSignIn || string.Equals(name, BreakGlass, StringComparison.OrdinalIgnoreCase);
}
