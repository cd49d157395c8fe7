using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Holdpoint.Engine.Access.Tokens;

/// <summary>A token as it is carried: <c>hpt_ID_SECRET</c>. The beginning lets scanners for lost secrets find it.</summary>
internal readonly record struct ApiTokenText(string Id, string Secret)
{
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";
    private const string Beginning = "hpt_";
    private const int IdLength = 12;
    private const int SecretBytes = 32;
    private const int Longest = 128;

    /// <summary>A new one.</summary>
    public static ApiTokenText Make() =>
        new(
            RandomNumberGenerator.GetString(Letters, IdLength),
            Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes))
        );

    /// <summary>What a text says; null where it is no token.</summary>
    public static ApiTokenText? Read(string text)
    {
        if (text.Length > Longest || !text.StartsWith(Beginning, StringComparison.Ordinal))
            return null;
        var parts = text[Beginning.Length..].Split('_', 2);
        return parts is [{ Length: IdLength } id, { Length: > 0 } secret] ? new(id, secret) : null;
    }

    /// <summary>
    /// What is kept of the secret. It is 32 bytes of chance, so that a plain digest cannot be turned back, and it has to be
    /// worked out with every request.
    /// </summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Secret)));

    /// <summary>Whether a kept digest is the secret's.</summary>
    public bool Is(string hash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash), Encoding.ASCII.GetBytes(hash));

    /// <inheritdoc />
    public override string ToString() => $"{Beginning}{Id}_{Secret}";
}
