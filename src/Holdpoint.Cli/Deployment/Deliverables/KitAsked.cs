using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Trust.Encryption;

namespace Holdpoint.Cli.Deployment.Deliverables;

/// <summary>The kit and the age identity that a command is given.</summary>
internal static class KitAsked
{
    // Kits are some kilobytes, identities some lines.
    private const long Largest = 1 << 20;

    /// <summary><c>--kit</c>.</summary>
    public static Option<string> Kit { get; } =
        new("--kit")
        {
            Description = "The site's kit (holdpoint deliverable kit)",
            HelpName = "FILE",
            Required = true,
        };

    /// <summary><c>--identity</c>.</summary>
    public static Option<string?> Identity { get; } =
        new("--identity")
        {
            Description = "The age identity that opens what is encrypted for the site",
            HelpName = "FILE",
        };

    /// <summary>The kit; or what is wrong with it.</summary>
    public static (SiteKit? Kit, Trouble? Trouble) Read(Call call) => Read(call.Get(Kit)!);

    /// <inheritdoc cref="Read(Call)"/>
    public static (SiteKit? Kit, Trouble? Trouble) Read(string path)
    {
        if (Inputs.MustBeFile(path) is { } missing)
            return (null, missing);
        if (new FileInfo(path).Length > Largest)
            return (null, new("no-kit", $"{path} is larger than any kit."));
        return SiteKit.Read(File.ReadAllBytes(path), out var why) is { } kit
            ? (kit, null)
            : (null, new("no-kit", why, path));
    }

    /// <summary>The identity, null where none was named; or what is wrong with it.</summary>
    public static (AgeIdentity? Identity, Trouble? Trouble) IdentityOf(Call call)
    {
        if (call.Get(Identity) is not { } path)
            return (null, null);
        if (Inputs.MustBeFile(path) is { } missing)
            return (null, missing);
        var identity =
            new FileInfo(path).Length > Largest
                ? null
                : File.ReadLines(path)
                    .Where(line => line.StartsWith("AGE-SECRET-KEY-", StringComparison.OrdinalIgnoreCase))
                    .Select(AgeIdentity.Parse)
                    .FirstOrDefault();
        return identity is null
            ? (null, new("no-identity", "It holds no age identity (a line AGE-SECRET-KEY-1…).", path))
            : (identity, null);
    }
}
