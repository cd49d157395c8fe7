using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Engine.Deployment.Deliverables;
using Holdpoint.Trust.Encryption;
using Holdpoint.Trust.Keys;

namespace Holdpoint.Engine.Deployment.Imports;

/// <summary>An import that is asked for.</summary>
/// <param name="Paths">The media: folders, or tar, zip and age files.</param>
/// <param name="Custody">Who brings them, and how they look.</param>
/// <param name="Signer">The key that signs the receipt.</param>
/// <param name="Kit">The kit to pin, where none is pinned yet; its fingerprint was compared.</param>
/// <param name="Identity">Opens what is encrypted for the site; null where nothing is.</param>
public sealed record ImportAsked(
    IReadOnlyList<string> Paths,
    Custody Custody,
    ISigner Signer,
    SiteKit? Kit = null,
    AgeIdentity? Identity = null
);

/// <summary>What came of an import.</summary>
/// <param name="Answer">What verifying found.</param>
/// <param name="Record">The import; null where it was refused.</param>
/// <param name="IsRepeat">True where it had been imported before: nothing changed.</param>
/// <param name="Receipt">What goes back, by file name; empty where not even the manifest could be read.</param>
/// <param name="Copied">Bytes that were copied into the vault.</param>
public sealed record ImportOutcome(
    DeliverableAnswer Answer,
    ImportRecord? Record,
    bool IsRepeat,
    IReadOnlyDictionary<string, byte[]> Receipt,
    long Copied
);
