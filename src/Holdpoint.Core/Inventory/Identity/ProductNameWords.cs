namespace Holdpoint.Core.Inventory.Identity;

/// <summary>Words in product names that say little.</summary>
internal static class ProductNameWords
{
    /// <summary>Words that a name is the same without.</summary>
    public static HashSet<string> LeftOut { get; } =
        new(StringComparer.Ordinal)
        {
            "all",
            "any",
            "controllers",
            "device",
            "devices",
            "families",
            "family",
            "firmware",
            "fw",
            "model",
            "models",
            "product",
            "products",
            "series",
            "switch",
            "switches",
            "the",
            "version",
            "versions",
        };

    /// <summary>Words that name no product by themselves.</summary>
    public static HashSet<string> Common { get; } =
        new(StringComparer.Ordinal)
        {
            "advanced",
            "basic",
            "client",
            "connect",
            "controller",
            "designer",
            "drive",
            "drives",
            "editor",
            "gateway",
            "manager",
            "module",
            "modules",
            "panel",
            "platform",
            "remote",
            "router",
            "server",
            "service",
            "software",
            "station",
            "studio",
            "suite",
            "system",
            "systems",
            "tools",
            "update",
            "viewer",
            "workstation",
        };
}
