using Holdpoint.Trust.Tuf.Model;

namespace Holdpoint.Trust.Tuf.Client;

/// <summary>The metadata of one refresh, and the search for targets in it (TUF 1.0.34, clause 5.6.7).</summary>
public sealed class TufSession
{
    private readonly TufClient _client;

    // By the delegating role's file itself and the role: what one delegator's keys vouch for, another's may not.
    private readonly Dictionary<(TargetsMetadata Delegator, string Role), TargetsMetadata> _trusted = [];
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _fetched = new(StringComparer.Ordinal);

    internal TufSession(TufClient client, TrustedSet set)
    {
        _client = client;
        Trusted = set;
    }

    /// <summary>The trusted metadata of the top-level roles.</summary>
    public TrustedSet Trusted { get; }

    /// <summary>
    /// The target of this path and the role that lists it: top-level targets first, then the delegations in their order,
    /// each role once, until a role lists it or a terminating delegation ends the search.
    /// </summary>
    public async Task<Judged<FoundTarget>> FindAsync(string path, CancellationToken cancel = default)
    {
        var open = new Stack<(Delegation Delegation, TargetsMetadata Delegator)>();
        var visited = new HashSet<string>(StringComparer.Ordinal) { Role.Targets };
        var (at, role) = (Trusted.Targets!, Role.Targets);
        while (true)
        {
            if (at.Targets.TryGetValue(path, out var target))
                return new FoundTarget(target, role);
            Push(open, at, path);
            Delegation next;
            TargetsMetadata delegator;
            do
            {
                if (!open.TryPop(out var popped) || visited.Count >= Trusted.Limits.VisitedRoles)
                    return NotListed(path, visited.Count);
                (next, delegator) = popped;
            } while (!visited.Add(next.Name));
            var (delegated, refusal) = await LoadAsync(delegator, next, cancel);
            if (delegated is null)
                return refusal!;
            (at, role) = (delegated, next.Name);
        }
    }

    /// <summary>
    /// Every delegated role's file that can be reached from the top, each in the order of the search, with the role's
    /// name: to look at a whole repository, not to decide on a target.
    /// </summary>
    public async Task<Judged<IReadOnlyList<(string Role, TargetsMetadata Metadata)>>> AllAsync(
        CancellationToken cancel = default
    )
    {
        var all = new List<(string, TargetsMetadata)> { (Role.Targets, Trusted.Targets!) };
        var visited = new HashSet<(string, string)>();
        for (var at = 0; at < all.Count && visited.Count < Trusted.Limits.VisitedRoles; at++)
        {
            var (role, metadata) = all[at];
            foreach (var delegation in metadata.Delegations)
            {
                if (!visited.Add((role, delegation.Name)))
                    continue;
                var (delegated, refusal) = await LoadAsync(metadata, delegation, cancel);
                if (delegated is null)
                    return refusal!;
                all.Add((delegation.Name, delegated));
            }
        }
        return all;
    }

    // Last delegation first onto the stack; those behind a terminating one that covers the path are not asked, nor is
    // anything that was still open (5.6.7.2.1).
    private static void Push(
        Stack<(Delegation Delegation, TargetsMetadata Delegator)> open,
        TargetsMetadata delegator,
        string path
    )
    {
        var asked = new List<Delegation>();
        foreach (var delegation in delegator.Delegations)
        {
            if (!delegation.Covers(path))
                continue;
            asked.Add(delegation);
            if (!delegation.Terminating)
                continue;
            open.Clear();
            break;
        }
        for (var at = asked.Count - 1; at >= 0; at--)
            open.Push((asked[at], delegator));
    }

    private async Task<Judged<TargetsMetadata>> LoadAsync(
        TargetsMetadata delegator,
        Delegation delegation,
        CancellationToken cancel
    )
    {
        var role = delegation.Name;
        if (_trusted.TryGetValue((delegator, role), out var trusted))
            return trusted;
        var (entry, unlisted) = Trusted.EntryOf(role);
        if (entry is null)
            return unlisted!;
        if (
            _client.Store.Load(role) is { } known
            && Trusted.JudgeDelegated(known, delegator, delegation).Value is { } kept
        )
            return _trusted[(delegator, role)] = kept;
        if (!_fetched.TryGetValue(role, out var bytes))
        {
            var (file, missing) = await _client.FetchAsync(
                role,
                Trusted.Root.ConsistentSnapshot ? entry.Version : null,
                entry.Length,
                Trusted.Limits.TargetsBytes,
                "5.6.1",
                cancel
            );
            if (file is null)
                return missing!;
            _fetched[role] = bytes = file.Bytes;
        }
        var (judged, refusal) = Trusted.JudgeDelegated(bytes, delegator, delegation);
        if (judged is null)
            return refusal!;
        _client.Store.Save(role, bytes.Span);
        return _trusted[(delegator, role)] = judged;
    }

    private static TufRefusal NotListed(string path, int visited) =>
        new(
            RefusalCode.NotListed,
            Role.Targets,
            path,
            "5.6.7",
            $"No trusted role lists this target ({visited} looked at).",
            "another path; else see that the target was approved and released"
        );
}

/// <summary>A target and the role that lists it.</summary>
/// <param name="Target">The target.</param>
/// <param name="Role">The role.</param>
public sealed record FoundTarget(TargetEntry Target, string Role);
