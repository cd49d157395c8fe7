namespace Holdpoint.Engine.Storage.Rows;

/// <summary>An API token.</summary>
internal sealed class ApiTokenRow
{
    public required string Id { get; set; }

    /// <summary>The account that it acts for.</summary>
    public required string UserId { get; set; }
    public required string Name { get; set; }

    /// <summary>SHA-256 of the secret in lower-case hex.</summary>
    public required string Hash { get; set; }

    /// <summary>The <see cref="Core.Access.Scope"/> as JSON.</summary>
    public required string Scope { get; set; }
    public DateTimeOffset MadeAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset? UsedAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>A request that may come again, with its answer.</summary>
internal sealed class RepeatRow
{
    public required string Person { get; set; }

    /// <summary>What the client calls it.</summary>
    public required string Key { get; set; }

    /// <summary>SHA-256 of method, address and body in lower-case hex.</summary>
    public required string Digest { get; set; }
    public DateTimeOffset BegunAt { get; set; }

    /// <summary>The answer's status; null while there is none.</summary>
    public int? Status { get; set; }
    public string? Type { get; set; }
    public string? Place { get; set; }
    public byte[]? Body { get; set; }
}
