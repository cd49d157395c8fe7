using System.Security.Cryptography;
using System.Text;

namespace Holdpoint.Server.Access;

/// <summary>
/// A word that only the one who started the server has read: with it the first administrator is made, so that nobody else on
/// the network is faster. It is good while the server runs and there is no account.
/// </summary>
public sealed class SetupCode
{
    // Without letters and digits that look alike.
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>The code: three groups of four.</summary>
    public string Text { get; } =
        string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));

    /// <summary>Whether a person gave it, in whatever capitals and with or without its hyphens.</summary>
    public bool Is(string? given) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(Plain(Text)),
            Encoding.UTF8.GetBytes(Plain(given ?? ""))
        );

    private static string Plain(string text) =>
        text.Replace("-", "", StringComparison.Ordinal).Trim().ToUpperInvariant();
}
