using Holdpoint.Server.Access.Identities;

namespace Holdpoint.Server.Tests.Access;

/// <summary>A server that demands a second step of administrators.</summary>
public sealed class DemandingServer : SigningServer
{
    protected override ServerSettings With(ServerSettings settings) =>
        settings with
        {
            Identities = new() { SecondStep = SecondStep.Administrators },
        };
}
