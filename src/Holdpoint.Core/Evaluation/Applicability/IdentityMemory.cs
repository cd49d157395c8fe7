using System.Collections.Concurrent;

namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>
/// Keeps identities that rest on names alone: advisories list a product once for each range of its versions, and again
/// the next month. Safe to use from many threads.
/// </summary>
internal sealed class IdentityMemory
{
    private const int Largest = 200_000;

    private readonly ConcurrentDictionary<
        (string? Vendor, string? Family, string? Product, string? FullName),
        StatementIdentity
    > known = new();

    internal StatementIdentity Read(
        string? vendor,
        string? family,
        string? product,
        string? fullName,
        Func<StatementIdentity> read
    )
    {
        var key = (vendor, family, product, fullName);
        if (known.TryGetValue(key, out var identity))
            return identity;
        identity = read();
        // Of two readers of one name both go on with the same identity.
        return known.Count < Largest ? known.GetOrAdd(key, identity) : identity;
    }
}
