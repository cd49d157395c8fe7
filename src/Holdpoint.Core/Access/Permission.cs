namespace Holdpoint.Core.Access;

/// <summary>A kind of deed that a person may be allowed, at one site or at all.</summary>
public enum Permission
{
    /// <summary>See what is known of a site.</summary>
    View,

    /// <summary>Import and correct the inventory, confirm and reject product names.</summary>
    ChangeInventory,

    /// <summary>Add, check and remove sources, approve their keys, take in advisories. Concerns all sites.</summary>
    ManageSources,

    /// <summary>Bring findings and cases up to date.</summary>
    Evaluate,

    /// <summary>Decide on a case, plan mitigations, comment.</summary>
    Decide,

    /// <summary>Approve what another person decided or asked for.</summary>
    Approve,

    /// <summary>Fetch and hand in files, have them scanned, make deliverables.</summary>
    Acquire,

    /// <summary>Run test plans and record their results.</summary>
    Test,

    /// <summary>Carry out work orders and sign receipts.</summary>
    Deploy,

    /// <summary>Read the evidence log and export it.</summary>
    Audit,

    /// <summary>Change a site's policy, calendar and clocks.</summary>
    ChangePolicy,

    /// <summary>Keep users, roles, tokens, keys, backups and the server's settings. Concerns all sites.</summary>
    Administer,
}
