using System.CommandLine;
using Holdpoint.Cli.Terminal;

namespace Holdpoint.Cli.Acquisition;

/// <summary><c>holdpoint vault show SHA256</c>.</summary>
internal static class VaultShowCommand
{
    private static readonly Argument<string> Digest = new("SHA256")
    {
        Description = "The file's SHA-256, or its first characters",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("show", "One kept file: its digests, its place and its state.") { Digest }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        var desk = (await call.OpenAsync()).Acquisition;
        var asked = call.Get(Digest).ToLowerInvariant();
        var found = (await desk.VaultAsync(call.Cancel))
            .Where(content => content.Sha256.StartsWith(asked, StringComparison.Ordinal))
            .ToList();
        if (found.Count != 1)
        {
            return call.Refuse(
                found.Count == 0 ? "no-such-file" : "ambiguous",
                found.Count == 0
                    ? $"No kept file's SHA-256 begins with {asked}."
                    : $"{found.Count} kept files begin so.",
                advice: "holdpoint vault list"
            );
        }
        var content = found[0];
        var names = await ArtifactAsked.NamesAsync(desk, call.Cancel);
        var path = await desk.PathAsync(content.Sha256, call.Cancel);
        call.Output.JsonDocument(
            new { Content = VaultJson.Of(content, names.GetValueOrDefault(content.Sha256)), Path = path }
        );
        call.Output.Field("file", names.GetValueOrDefault(content.Sha256));
        call.Output.Field("sha256", content.Sha256);
        call.Output.Field("fs-verity", content.FsVerity);
        call.Output.Field("bytes", content.Length.ToString("N0"));
        call.Output.Field("area", content.Area);
        call.Output.Field("path", path);
        call.Output.Field("added", content.AddedAt.ToString("yyyy-MM-dd HH:mm 'UTC'"));
        call.Output.Field("verified", content.VerifiedAt?.ToString("yyyy-MM-dd HH:mm 'UTC'"));
        call.Output.Field("removed", content.RemovedAt?.ToString("yyyy-MM-dd HH:mm 'UTC'"));
        call.Output.Field("damage", (content.Damage ?? "", "red"));
        return content.Damage is null ? ExitCode.Done : ExitCode.No;
    }
}
