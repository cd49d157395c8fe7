namespace Holdpoint.Engine.Storage.Rows;

/// <summary>An account.</summary>
internal sealed class UserRow
{
    public required string Id { get; set; }

    /// <summary>The name in one writing, so that no two differ in capitals only.</summary>
    public required string Folded { get; set; }

    /// <summary>The <see cref="Access.UserRecord"/> as JSON.</summary>
    public required string Body { get; set; }
}

/// <summary>A passkey.</summary>
internal sealed class PasskeyRow
{
    /// <summary>The credential's id in base64url.</summary>
    public required string Id { get; set; }

    public required string UserId { get; set; }

    /// <summary>The <see cref="Access.Passkeys.PasskeyRecord"/> as JSON.</summary>
    public required string Body { get; set; }
}

/// <summary>A browser in which somebody is signed in.</summary>
internal sealed class SessionRow
{
    public required string Id { get; set; }

    public required string UserId { get; set; }

    public DateTimeOffset BeganAt { get; set; }

    public DateTimeOffset SeenAt { get; set; }

    public required string Address { get; set; }

    public required string Browser { get; set; }
}
