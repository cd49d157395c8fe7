using Holdpoint.Core.Inventory.Identity;

namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>Looks for a statement's host among the other components of the asset.</summary>
/// <param name="others">What identifies the other components; empty where nothing is known of them.</param>
/// <param name="vendors">The vendor table.</param>
internal sealed class HostCheck(IReadOnlyList<AssetIdentity> others, VendorTable vendors)
{
    /// <summary>True after something was asked.</summary>
    internal bool WasAsked { get; private set; }

    internal HostAnswer Ask(StatementIdentity host)
    {
        WasAsked = true;
        if (others.Count == 0)
            return HostAnswer.Unknown;
        return others.Any(other => IdentityMatcher.Match(other, host, vendors) is not null)
            ? HostAnswer.Met
            : HostAnswer.NotMet;
    }
}
