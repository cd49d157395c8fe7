using Holdpoint.Trust.Signatures.Policy;

namespace Holdpoint.Trust.Signatures.Certificates;

/// <summary>What chains may end at: certificates that the caller gave, and pinned keys of the policy.</summary>
internal sealed class Anchors
{
    private readonly Dictionary<string, Certificate> _roots = new(StringComparer.Ordinal);
    private readonly HashSet<string> _pins;

    public Anchors(IEnumerable<Certificate> roots, VendorPolicy policy, string purpose, DateTimeOffset at)
    {
        foreach (var root in roots)
            _roots.TryAdd(root.SpkiSha256, root);
        _pins = policy
            .Anchors.Where(anchor => anchor.Purpose == purpose && anchor.Period.Holds(at))
            .Select(anchor => anchor.SpkiSha256)
            .ToHashSet(StringComparer.Ordinal);
        if (purpose == "code")
            _pins.UnionWith(
                policy.Publishers.Where(p => p.Period.Holds(at)).SelectMany(p => p.IssuerSpkiSha256)
            );
    }

    public bool IsEmpty => _roots.Count == 0 && _pins.Count == 0;

    public IEnumerable<Certificate> Roots => _roots.Values;

    public bool IsGiven(Certificate certificate) =>
        _roots.TryGetValue(certificate.SpkiSha256, out var root)
        && root.Encoded.AsSpan().SequenceEqual(certificate.Encoded);

    public bool Contains(Certificate certificate) =>
        _roots.ContainsKey(certificate.SpkiSha256) || _pins.Contains(certificate.SpkiSha256);
}
