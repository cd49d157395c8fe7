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
