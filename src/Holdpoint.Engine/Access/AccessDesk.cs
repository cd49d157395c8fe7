using Holdpoint.Core.Evidence;
using Holdpoint.Engine.Access.Passkeys;
using Holdpoint.Engine.Access.Repeats;
using Holdpoint.Engine.Access.Sessions;
using Holdpoint.Engine.Access.Tokens;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Access;

/// <summary>Who may come in: accounts, and what is recorded of coming in.</summary>
public sealed class AccessDesk
{
    private readonly Database _database;
    private readonly UserStore _users;
    private readonly TimeProvider _clock;

    internal AccessDesk(Database database, TimeProvider clock, string actor) =>
        (_database, _clock, _users, Tokens, Repeats, Passkeys, Sessions) = (
            database,
            clock,
            new(database, clock, actor),
            new(database, clock, actor),
            new(database, clock),
            new(database, clock, actor),
            new(database, clock, actor)
        );

    /// <summary>What lets programs act for people.</summary>
    public ApiTokenDesk Tokens { get; }

    /// <summary>Requests that may come again.</summary>
    public RepeatDesk Repeats { get; }

    /// <summary>The keys on people's devices.</summary>
    public PasskeyStore Passkeys { get; }

    /// <summary>Who is signed in where.</summary>
    public SessionStore Sessions { get; }

    /// <summary>The account with an id; null when there is none.</summary>
    public Task<UserRecord?> UserAsync(string id, CancellationToken cancel) => _users.FindAsync(id, cancel);

    /// <summary>The account with a name, in whatever capitals; null when there is none.</summary>
    public Task<UserRecord?> UserNamedAsync(string name, CancellationToken cancel) =>
        _users.NamedAsync(name, cancel);

    /// <summary>The account of somebody whom an identity provider knows; null when there is none.</summary>
    public Task<UserRecord?> UserIdentifiedAsync(ForeignIdentity identity, CancellationToken cancel) =>
        _users.IdentifiedAsync(identity, cancel);

    /// <summary>All accounts by name.</summary>
    public Task<IReadOnlyList<UserRecord>> UsersAsync(CancellationToken cancel) => _users.ListAsync(cancel);

    /// <summary>True while nobody has an account.</summary>
    public Task<bool> IsEmptyAsync(CancellationToken cancel) => _users.IsEmptyAsync(cancel);

    /// <summary>Adds an account; <paramref name="first"/> where it may only be the very first one. Null when it was added.</summary>
    public Task<UserRefusal?> AddAsync(UserRecord user, bool first, CancellationToken cancel) =>
        _users.AddAsync(user, first, cancel);

    /// <summary>Changes an account as it is now; with a kind, the change is in the evidence.</summary>
    public Task<(UserRecord? User, UserRefusal? Refusal)> ChangeAsync(
        string id,
        Func<UserRecord, UserRecord> change,
        string? kind,
        CancellationToken cancel
    ) => _users.ChangeAsync(id, change, kind, cancel);

    /// <summary>Records that somebody came in, left, or was refused.</summary>
    /// <param name="kind">Such as <c>access.sign-in</c> or <c>access.denied</c>.</param>
    /// <param name="who">The name that was given; cut where it is long.</param>
    /// <param name="facts">What happened, as JSON, without secrets.</param>
    /// <param name="cancel">Stops.</param>
    public Task RecordAsync(string kind, string who, string facts, CancellationToken cancel)
    {
        const int Most = 100;
        ArgumentNullException.ThrowIfNull(who);
        var name = who.Length <= Most ? who : who[..Most];
        return _database.Evidence.AppendAsync(
            _database,
            new EvidenceEvent(kind, name, name, _clock.GetUtcNow(), facts),
            cancel
        );
    }
}
