using Holdpoint.Core.Inventory;
using Holdpoint.Core.Inventory.Identity;

namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>
/// What was found out about a product whatever its version: the statements that are about it and why. Configurations
/// that differ only in their version share it.
/// </summary>
internal sealed record IdentifiedProduct(
    AssetIdentity Identity,
    IReadOnlyList<IdentifiedProduct.Candidate> Candidates
)
{
    /// <summary>The part of a configuration that identifies its product.</summary>
    internal static Configuration KeyOf(Configuration configuration) =>
        configuration with
        {
            Version = null,
            Attributes = IdentifyingAttributes.Of(configuration.Attributes),
        };

    /// <summary>A statement and why it is about the product; by advisory.</summary>
    internal sealed record Candidate(IndexEntry Entry, IdentityMatch Match)
    {
        internal int Advisory => Entry.Advisory;

        internal ProductStatement Statement => Entry.Statement;
    }
}
