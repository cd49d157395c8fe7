namespace Holdpoint.Trust.Tuf.Client;

/// <summary>
/// A store whose changes stay in memory until they are kept: to look at a medium without changing what is trusted, or
/// to change it only when everything on the medium was found right.
/// </summary>
public sealed class OverlayStore(IMetadataStore below) : IMetadataStore
{
    private readonly Dictionary<string, byte[]?> _changes = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public byte[]? Load(string role) =>
        _changes.TryGetValue(role, out var changed) ? changed : below.Load(role);

    /// <inheritdoc/>
    public void Save(string role, ReadOnlySpan<byte> bytes) => _changes[role] = bytes.ToArray();

    /// <inheritdoc/>
    public void Delete(string role) => _changes[role] = null;

    /// <summary>
    /// Makes the changes in the store below. Root first, what it deletes before it: an interruption leaves a state from
    /// which the same medium is accepted again.
    /// </summary>
    public void Keep()
    {
        foreach (var (role, bytes) in _changes.OrderBy(change => Order(change.Key, change.Value)))
        {
            if (bytes is null)
                below.Delete(role);
            else
                below.Save(role, bytes);
        }
        _changes.Clear();
    }

    private static int Order(string role, byte[]? bytes) =>
        bytes is null ? 0
        : role == Model.Role.Root ? 1
        : role == Model.Role.Timestamp ? 2
        : role == Model.Role.Snapshot ? 3
        : 4;
}
