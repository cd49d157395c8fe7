namespace Holdpoint.Engine.Access.Sessions;

/// <summary>How long a session lives.</summary>
/// <param name="Idle">It ends when nothing was asked for this long.</param>
/// <param name="Whole">It ends after this time whatever happens.</param>
public sealed record SessionLife(TimeSpan Idle, TimeSpan Whole)
{
    /// <summary>Whether a session has not ended at a moment.</summary>
    public bool Holds(SessionRecord session, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(session);
        return at - session.SeenAt <= Idle && at - session.BeganAt <= Whole;
    }
}
