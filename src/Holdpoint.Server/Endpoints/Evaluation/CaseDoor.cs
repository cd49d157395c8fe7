using Holdpoint.Core.Access;
using Holdpoint.Server.Access;

namespace Holdpoint.Server.Endpoints.Evaluation;

/// <summary>Lets people at the cases of their sites; a case of another site is not there.</summary>
internal sealed class CaseDoor(Work work, CurrentPerson person, Denials denials)
{
    /// <summary>What stands against a deed on a case; null where nothing does.</summary>
    public async Task<Trouble?> EnterAsync(string id, Permission needed, CancellationToken cancel)
    {
        if (
            await work.Programme.CaseSiteAsync(id, cancel) is not { } site
            || !(person.May(Permission.View, site) || person.May(needed, site))
        )
            return Trouble.None("id", $"There is no case {id}.");
        return await denials.MayAsync(needed, site, id)
            ? null
            : Trouble.Denied($"You may not {needed} at {site}.");
    }
}
