using Holdpoint.Trust.Keys;
using Holdpoint.Trust.Tuf.Repository;

namespace Holdpoint.Trust.Tests.Tuf;

/// <summary>A key of a person, always the same for one name.</summary>
internal sealed class TestKey(string owner)
{
    public Ed25519Signer Signer { get; } =
        new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(owner)));

    public KeyObject Key => KeyObject.Of(Signer.PublicKey, owner);
}

/// <summary>Who signs what in the tests' repositories.</summary>
internal static class TestKeys
{
    public static readonly TestKey Ada = new("Ada");
    public static readonly TestKey Ben = new("Ben");
    public static readonly TestKey Cy = new("Cy");
    public static readonly TestKey Dee = new("Dee");
    public static readonly TestKey Export = new("export");
    public static readonly TestKey Export2 = new("export2");
    public static readonly TestKey Desk = new("desk");
    public static readonly DateTimeOffset Now = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    public static RoleSigners Of(int threshold, params IEnumerable<TestKey> keys) =>
        RoleSigners.Of(threshold, keys.Select(key => key.Key));

    public static IEnumerable<ISigner> Signers(params IEnumerable<TestKey> keys) =>
        keys.Select(key => (ISigner)key.Signer);
}
