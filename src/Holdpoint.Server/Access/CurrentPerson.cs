using Holdpoint.Core.Access;
using Microsoft.AspNetCore.Http;

namespace Holdpoint.Server.Access;

/// <summary>Who makes the present request.</summary>
public sealed class CurrentPerson(IHttpContextAccessor context)
{
    private static readonly Person Nobody = new("", []);

    /// <summary>The person; somebody without a name and without any permission where nobody was recognised.</summary>
    public Person Who => context.HttpContext is { } http ? PersonClaims.Read(http.User) ?? Nobody : Nobody;

    /// <summary>Whether the person may do it at a site; null means what concerns all sites.</summary>
    public bool May(Permission permission, string? site) => Who.May(permission, site);
}
