namespace Holdpoint.Server.Access;

/// <summary>What a session lacks before it opens anything but the own account.</summary>
internal enum SignInLack
{
    /// <summary>A password that the person chose.</summary>
    OwnPassword,

    /// <summary>A second step.</summary>
    SecondStep,
}
