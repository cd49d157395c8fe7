using System.Collections.Immutable;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Trust.Attestation.Predicates;
using Holdpoint.Trust.Keys;
using Holdpoint.Trust.Tuf.Repository;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>What is asked for when a site is prepared, or its roots are changed.</summary>
public sealed record SitePreparation
{
    /// <summary>The site.</summary>
    public required string Site { get; init; }

    /// <summary>
    /// Signers of the director's roles, by role; those of a role that is not named stay. They are the catalogue's as well
    /// where that has no root yet; and where none is named, a new director has the catalogue's.
    /// </summary>
    public ImmutableSortedDictionary<string, RoleSigners> Roles { get; init; } = NoRoles;

    /// <summary>Signers of the catalogue's roles that are its own.</summary>
    public ImmutableSortedDictionary<string, RoleSigners> CatalogueRoles { get; init; } = NoRoles;

    /// <summary>Who may sign evidence from now on; null leaves it as it is.</summary>
    public RoleSigners? Evidence { get; init; }

    /// <summary>Who may give Releases from now on, beside those who may; one of the same identifier is replaced.</summary>
    public ImmutableArray<VsaVerifier> Verifiers { get; init; } = [];

    /// <summary>Roots that were signed elsewhere; each says which repository it is of.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> Signed { get; init; } = [];

    /// <summary>Every key at hand; each role takes those that are its own.</summary>
    public IReadOnlyList<ISigner> Signers { get; init; } = [];

    /// <summary>For how many days a new root is valid.</summary>
    public int Days { get; init; } = 365;

    /// <summary>The site's windows; null leaves them as they are.</summary>
    public CourierWindows? Windows { get; init; }

    /// <summary>Whether no file may travel without a Release; null leaves it as it is.</summary>
    public bool? IsReleaseNeeded { get; init; }

    /// <summary>Public keys that sign the site's receipts from now on, as in their files; empty leaves them as they are.</summary>
    public ImmutableArray<string> ReceiptKeys { get; init; } = [];

    /// <summary>No role.</summary>
    public static ImmutableSortedDictionary<string, RoleSigners> NoRoles { get; } =
        ImmutableSortedDictionary.Create<string, RoleSigners>(StringComparer.Ordinal);
}

/// <summary>What came of preparing a site.</summary>
public sealed record SitePrepared
{
    /// <summary>Why nothing was done; null where something was.</summary>
    public string? Refusal { get; init; }

    /// <summary>Roots that were taken: the repository, the version, SHA-256 of the file, who signed.</summary>
    public ImmutableArray<(string Repository, long Version, string Sha256, string By)> Taken { get; init; } =
    [];

    /// <summary>Drafts that more people must sign, by a name for the file.</summary>
    public ImmutableArray<(string Name, MetadataDraft Draft)> ToSign { get; init; } = [];

    /// <summary>True where deliverables can be made for the site.</summary>
    public bool IsReady { get; init; }
}
