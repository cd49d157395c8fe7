using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Engine.Acquisition.Vault;

namespace Holdpoint.Cli.Acquisition;

/// <summary><c>holdpoint vault list [--removed]</c>.</summary>
internal static class VaultListCommand
{
    private static readonly Option<bool> WithRemoved = new("--removed")
    {
        Description = "Also what is not there any more",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("list", "The files that are kept, and whether they are whole.") { WithRemoved }.Does(
            RunAsync
        );

    private static async Task<int> RunAsync(Call call)
    {
        var desk = (await call.OpenAsync()).Acquisition;
        var names = await ArtifactAsked.NamesAsync(desk, call.Cancel);
        var table = new Table(
            new("sha256"),
            new("file", Wrap: true, MinWidth: 16),
            new("bytes", Right: true),
            new("area"),
            new("added", Drop: 100),
            new("verified", Drop: 90),
            new("state", Wrap: true, MinWidth: 12)
        );
        var (count, bytes) = (0, 0L);
        foreach (var content in await desk.VaultAsync(call.Cancel))
        {
            if (content.State == "removed" && !call.Get(WithRemoved))
                continue;
            (count, bytes) = (count + 1, bytes + (content.State == "removed" ? 0 : content.Length));
            call.Output.JsonLine(VaultJson.Of(content, names.GetValueOrDefault(content.Sha256)));
            table.Add(
                call.Output.IsTerminal ? content.Sha256[..12] : content.Sha256,
                names.GetValueOrDefault(content.Sha256),
                content.Length.ToString("N0"),
                content.Area,
                Words.Date(content.AddedAt),
                Words.Date(content.VerifiedAt),
                State(content)
            );
        }
        call.Output.Table(table);
        call.Output.Line(
            count == 0
                ? "The vault is empty. Hand a file in: holdpoint acquire hand-in FILE"
                : $"{Words.Count(count, "file")}, {bytes:N0} bytes"
        );
        return ExitCode.Done;
    }

    private static Cell State(VaultContent content) =>
        content.State == "removed" ? ($"removed {Words.Date(content.RemovedAt)}", "grey")
        : content.Damage is { } damage ? ($"damaged: {damage}", "red")
        : ("whole", "green");
}
