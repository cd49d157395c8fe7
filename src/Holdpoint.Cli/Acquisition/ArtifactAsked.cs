using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Acquisition;
using Holdpoint.Core.Acquisition.Artifacts;
using Holdpoint.Engine.Acquisition;

namespace Holdpoint.Cli.Acquisition;

/// <summary>The artifact and the person that a command line names.</summary>
internal static class ArtifactAsked
{
    /// <summary>The artifact.</summary>
    public static Argument<string> Artifact { get; } =
        new("ARTIFACT") { Description = "The file's SHA-256, or its first characters" };

    /// <summary>Who acts.</summary>
    public static Option<string?> By { get; } =
        new("--by") { Description = "Your name (else the account's)", HelpName = "NAME" };

    /// <summary>The person's reason.</summary>
    public static Option<string> Why { get; } =
        new("--why")
        {
            Description = "Your reason",
            HelpName = "TEXT",
            Required = true,
        };

    /// <summary>Who acts.</summary>
    public static Person Person(Call call) =>
        new(call.Get(By) is { Length: > 0 } name ? name : Environment.UserName, Session.Actor());

    /// <summary>The one artifact that begins so; null with a refusal already said.</summary>
    public static async Task<Artifact?> FindAsync(Call call, AcquisitionDesk desk)
    {
        var asked = call.Get(Artifact);
        if (asked.Length < 6)
        {
            call.Refuse("digest-too-short", "Give at least six characters of the file's SHA-256.");
            return null;
        }
        var found = await desk.FindArtifactsAsync(asked, call.Cancel);
        if (found.Count == 1)
            return await desk.ArtifactAsync(found[0], call.Cancel);
        call.Refuse(
            found.Count == 0 ? "no-such-artifact" : "ambiguous",
            found.Count == 0
                ? $"No artifact's SHA-256 begins with {asked}."
                : $"{found.Count} artifacts begin so: {string.Join(", ", found.Select(one => one[..16]))}",
            advice: "holdpoint acquire list --artifacts"
        );
        return null;
    }

    /// <summary>File names by digest.</summary>
    public static async Task<Dictionary<string, string>> NamesAsync(
        AcquisitionDesk desk,
        CancellationToken cancel
    ) =>
        (await desk.ArtifactsAsync(cancel)).ToDictionary(
            one => one.Sha256,
            one => one.Name,
            StringComparer.Ordinal
        );
}
