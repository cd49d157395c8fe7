namespace Holdpoint.Server.Access.Identities;

/// <summary>Of whom a second step is demanded when they come in.</summary>
public enum SecondStep
{
    /// <summary>Of nobody; everybody may switch it on.</summary>
    Offered,

    /// <summary>Of administrators, at whatever sites.</summary>
    Administrators,

    /// <summary>Of everybody.</summary>
    Everybody,
}
