using Holdpoint.Engine;
using Holdpoint.Server.Access;

namespace Holdpoint.Server;

/// <summary>The programme in the name of the person who makes the request; what it writes says so.</summary>
public sealed class Work(Programme programme, CurrentPerson person)
{
    private Programme? _own;

    /// <summary>The programme.</summary>
    public Programme Programme => _own ??= programme.As(person.Who.Name);
}
