using Holdpoint.Engine.Acquisition.Vault;

namespace Holdpoint.Cli.Acquisition;

/// <summary>A kept file as JSON.</summary>
internal static class VaultJson
{
    /// <summary>The columns of lists and exports, in order.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "sha256",
        "fsverity",
        "length",
        "name",
        "area",
        "state",
        "added_at",
        "verified_at",
        "damage",
        "removed_at",
    ];

    /// <summary>The shape.</summary>
    public static object Of(VaultContent content, string? name) =>
        new
        {
            content.Sha256,
            Fsverity = content.FsVerity,
            content.Length,
            Name = name,
            content.Area,
            content.State,
            content.AddedAt,
            content.VerifiedAt,
            content.Damage,
            content.RemovedAt,
        };

    /// <summary>The fields of <see cref="Columns"/>.</summary>
    public static IReadOnlyList<string?> Row(VaultContent content, string? name) =>
        [
            content.Sha256,
            content.FsVerity,
            content.Length.ToString(),
            name,
            content.Area,
            content.State,
            content.AddedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"),
            content.VerifiedAt?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"),
            content.Damage,
            content.RemovedAt?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"),
        ];
}
