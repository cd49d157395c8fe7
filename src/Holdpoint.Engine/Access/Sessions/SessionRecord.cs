namespace Holdpoint.Engine.Access.Sessions;

/// <summary>One browser in which somebody is signed in.</summary>
/// <param name="Id">Its id; it opens nothing, the browser's cookie does.</param>
/// <param name="UserId">Whose it is: the account's id.</param>
/// <param name="BeganAt">When the person signed in (UTC).</param>
/// <param name="SeenAt">When something was last asked for (UTC), to about a minute.</param>
/// <param name="Address">From where the person signed in.</param>
/// <param name="Browser">The family of the browser.</param>
public sealed record SessionRecord(
    string Id,
    string UserId,
    DateTimeOffset BeganAt,
    DateTimeOffset SeenAt,
    string Address,
    string Browser
);
