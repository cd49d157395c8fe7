using Holdpoint.Core.Access;
using Holdpoint.Engine;
using Holdpoint.Engine.Access.Sessions;
using Holdpoint.Server.Access.Identities;

namespace Holdpoint.Server;

/// <summary>What a server is started with.</summary>
public sealed record ServerSettings
{
    /// <summary>Where it listens, as <c>http://127.0.0.1:8470</c>; several are separated by <c>;</c>. Port 0 takes a free one.</summary>
    public required string Urls { get; init; }

    /// <summary>What the programme takes from its surroundings; the actor is the server's own account.</summary>
    public required ProgrammeInputs Inputs { get; init; }

    /// <summary>How long a session lives.</summary>
    public SessionLife Sessions { get; init; } = new(ServerLimits.IdleSession, ServerLimits.WholeSession);

    /// <summary>Who besides this server says who people are.</summary>
    public IdentitySettings Identities { get; init; } = new();

    /// <summary>Who every request counts as; for tests, on a loopback address only.</summary>
    internal Person? Alone { get; init; }
}
