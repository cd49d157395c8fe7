using Holdpoint.Engine.Access;

namespace Holdpoint.Server.Access;

/// <summary>An account while the identity framework works on it.</summary>
internal sealed class Account(UserRecord record)
{
    /// <summary>As it was read.</summary>
    public UserRecord Read { get; } = record;

    /// <summary>As it is now, changed as far as the framework got.</summary>
    public UserRecord Record { get; set; } = record;
}
