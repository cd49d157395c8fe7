using System.CommandLine;
using Holdpoint.Cli.Keys;
using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Acquisition.Needs;

namespace Holdpoint.Cli.Acquisition;

/// <summary><c>holdpoint acquire needs --site S --out FILE --key KEY</c>, and its reading on a machine with a network.</summary>
internal static class AcquireNeedsCommand
{
    private static readonly Option<string> Site = new("--site")
    {
        Description = "The isolated site",
        HelpName = "NAME",
        Required = true,
    };

    private static readonly Option<string> Out = new("--out")
    {
        Description = "The signed list",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<string> Key = new("--key")
    {
        Description = "The site's private key (holdpoint key create)",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<string?> PassphraseFile = new("--passphrase-file")
    {
        Description = "Take the passphrase from the first line of a file",
        HelpName = "FILE",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("needs", "Write the signed list of what an isolated site needs.")
        {
            Site,
            Out,
            Key,
            PassphraseFile,
        }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        var (_, signer, trouble) = KeyFiles.Open(call, call.Get(Key)!, call.Get(PassphraseFile));
        if (signer is null)
            return call.Output.Refuse(trouble!);
        var needs = await (await call.OpenAsync()).Acquisition.SiteNeedsAsync(call.Get(Site)!, call.Cancel);
        await File.WriteAllBytesAsync(call.Get(Out)!, SiteNeedsFormat.Write(needs, signer), call.Cancel);
        call.Output.JsonDocument(needs);
        call.Output.Line(
            $"{Words.Count(needs.Items.Count, "file")} needed by {needs.Site}, signed in {call.Get(Out)}"
        );
        call.Output.Line(
            $"On a machine with a network: holdpoint acquire fetch --needs {call.Get(Out)} --trust {KeyFiles.PublicOf(call.Get(Key)!)} --out DIR"
        );
        return ExitCode.Done;
    }

    /// <summary>Reads a list and fetches exactly that.</summary>
    public static async Task<int> FetchAsync(Call call, string file, string? trust, string? folder)
    {
        if (trust is null || folder is null)
            return call.Refuse("wrong-use", "--needs goes with --trust KEY.pub and --out DIR.");
        if (Inputs.MustBeFile(file) is { } missing)
            return call.Output.Refuse(missing);
        var (key, trouble) = KeyFiles.ReadPublic(trust);
        if (key is null)
            return call.Output.Refuse(trouble!);
        var bytes = await File.ReadAllBytesAsync(file, call.Cancel);
        if (SiteNeedsFormat.Read(bytes, [key], out var why) is not { } needs)
            return call.Refuse("needs-not-verified", why, file, exitCode: ExitCode.No);
        call.Output.Line(
            $"{needs.Site} asked on {needs.MadeAt:yyyy-MM-dd} for {Words.Count(needs.Items.Count, "file")}"
        );
        var desk = (await call.OpenAsync()).Acquisition;
        var files = await ProgressBar.RunAsync(
            call.Output,
            "Fetching",
            progress =>
                desk.FetchNeedsAsync(
                    needs,
                    folder,
                    ArtifactAsked.Person(call),
                    Relay<(long Done, long Total)>.To(
                        progress,
                        value => ("MiB", (int)(value.Done >> 20), (int)(value.Total >> 20))
                    ),
                    call.Cancel
                )
        );
        foreach (var one in files)
        {
            call.Output.JsonLine(one);
            call.Output.Line(
                one.File is { } name ? ("had      ", "green") : ("missing  ", "yellow"),
                $"{string.Join(" ", one.Cases)}  {one.File ?? $"{one.Url} {one.Why}"}"
            );
        }
        var lacking = files.Count(one => one.File is null);
        call.Output.Line(
            $"{Words.Count(files.Count - lacking, "file")} in {folder}, {lacking} could not be had. At the site: holdpoint acquire hand-in {folder}/*"
        );
        return lacking == 0 ? ExitCode.Done : ExitCode.No;
    }
}
