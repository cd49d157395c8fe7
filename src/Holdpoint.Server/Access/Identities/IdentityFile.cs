using System.Text.Json;
using System.Text.Json.Serialization;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Server.Access.Identities;

/// <summary>Reads who says who people are. What is not understood keeps the server from starting: a door is not guessed.</summary>
public static class IdentityFile
{
    private const int Largest = 1 << 20;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The settings of a data directory; those of a server without providers where there is no file.</summary>
    /// <exception cref="StorageException">The file is there and cannot be used.</exception>
    public static IdentitySettings Read(string dataDirectory)
    {
        var path = Path.Combine(dataDirectory, IdentitySettings.FileName);
        if (!File.Exists(path))
            return new();
        try
        {
            if (new FileInfo(path).Length > Largest)
                throw new StorageException($"{path} is too long for settings.");
            var settings =
                JsonSerializer.Deserialize<IdentitySettings>(File.ReadAllText(path), Options) ?? new();
            return Trouble(settings) is { } trouble
                ? throw new StorageException($"{path}: {trouble}")
                : settings;
        }
        catch (JsonException fault)
        {
            throw new StorageException($"{path} cannot be understood: {fault.Message}", fault);
        }
    }

    /// <summary>What stands against settings, in words; null where nothing does.</summary>
    internal static string? Trouble(IdentitySettings settings)
    {
        if (!settings.LocalSignIn && settings.Providers.Count == 0)
            return "localSignIn is off and there is no provider: nobody could come in.";
        if (!settings.LocalSignIn && string.IsNullOrWhiteSpace(settings.BreakGlass))
            return "localSignIn is off: breakGlass has to name the administrator who comes in when the provider is away.";
        if (settings.Address is { } address && !IsSafe(address))
            return "address has to be an https address.";
        if (settings.Providers.GroupBy(one => one.Id, StringComparer.Ordinal).Any(same => same.Count() > 1))
            return "two providers have the same id.";
        return settings.Providers.Select(Trouble).FirstOrDefault(trouble => trouble is not null);
    }

    private static string? Trouble(IdentityProvider one) =>
        one.Id.Length is 0 or > 40
        || !one.Id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            ? $"a provider's id consists of small letters, digits and hyphens; \"{one.Id}\" does not."
        : !IsSafe(one.Issuer) ? $"the issuer of {one.Id} has to be an https address."
        : one.ClientId.Length == 0 ? $"{one.Id} has no clientId."
        : one.Grants.Count == 0 ? $"{one.Id} has no grants: nobody could come in by it."
        : null;

    // A provider on this machine itself needs no TLS.
    private static bool IsSafe(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
