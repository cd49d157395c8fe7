using System.Collections.Frozen;

namespace Holdpoint.Core.Access;

/// <summary>What each role may do. A new role or permission is a row here; nothing else decides.</summary>
public static class RolePermissions
{
    private static readonly FrozenDictionary<Role, FrozenSet<Permission>> Table = new Dictionary<
        Role,
        FrozenSet<Permission>
    >
    {
        [Role.Administrator] = Set(
            Permission.View,
            Permission.ManageSources,
            Permission.ChangePolicy,
            Permission.Audit,
            Permission.Administer
        ),
        [Role.Engineer] = Set(
            Permission.View,
            Permission.ChangeInventory,
            Permission.ManageSources,
            Permission.Evaluate,
            Permission.Decide,
            Permission.Acquire,
            Permission.Audit
        ),
        [Role.Approver] = Set(Permission.View, Permission.Approve, Permission.Audit),
        [Role.Tester] = Set(Permission.View, Permission.Test),
        [Role.Technician] = Set(Permission.View, Permission.Deploy),
        [Role.Auditor] = Set(Permission.View, Permission.Audit),
    }.ToFrozenDictionary();

    /// <summary>What the role may do.</summary>
    public static FrozenSet<Permission> Of(Role role) => Table[role];

    /// <summary>Permissions that change nothing; they stay when the server only reads.</summary>
    public static bool IsReading(Permission permission) => permission is Permission.View or Permission.Audit;

    private static FrozenSet<Permission> Set(params Permission[] permissions) => permissions.ToFrozenSet();
}
