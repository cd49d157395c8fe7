using System.CommandLine;
using Holdpoint.Cli.Terminal;

namespace Holdpoint.Cli.Acquisition;

/// <summary><c>holdpoint vault verify [--oldest N|--all] [--only SHA256]</c>.</summary>
internal static class VaultVerifyCommand
{
    private const int Usual = 20;

    private static readonly Option<int?> Oldest = new("--oldest")
    {
        Description = $"Read this many, those first that were not read for the longest time (else {Usual})",
        HelpName = "N",
    };

    private static readonly Option<bool> All = new("--all") { Description = "Read every file" };

    private static readonly Option<string?> Only = new("--only")
    {
        Description = "Read only the file with this whole SHA-256",
        HelpName = "SHA256",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command(
            "verify",
            "Read kept files again and hold every block against its digest; goes on where it was stopped."
        )
        {
            Oldest,
            All,
            Only,
        }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        var most = call.Get(All) || call.Get(Only) is not null ? (int?)null : call.Get(Oldest) ?? Usual;
        if (most < 1)
            return call.Refuse("wrong-use", "--oldest takes a number from 1 on.");
        var desk = (await call.OpenAsync()).Acquisition;
        var checks = await ProgressBar.RunAsync(
            call.Output,
            "Verifying",
            progress =>
                desk.VerifyAsync(
                    most,
                    call.Get(Only),
                    Relay<(int Done, int Total)>.To(progress, value => ("files", value.Done, value.Total)),
                    call.Cancel
                )
        );
        foreach (var check in checks)
        {
            call.Output.JsonLine(
                new
                {
                    check.Sha256,
                    Whole = check.IsWhole,
                    check.Path,
                    Damage = check.Text,
                    check.BadBlocks,
                }
            );
            if (!check.IsWhole)
                call.Output.Line(("damaged  ", "red"), check.Text);
            else if (check.LostBlockList)
                call.Output.Line(
                    $"whole    {check.Sha256}: its list of block digests was lost and made anew"
                );
        }
        var damaged = checks.Count(check => !check.IsWhole);
        call.Output.Line(
            checks.Count == 0 ? "Nothing to verify."
            : damaged == 0 ? $"{Words.Count(checks.Count, "file")} read, all whole."
            : $"{Words.Count(checks.Count, "file")} read, {damaged} damaged. Nothing was mended: hand the damaged files in again."
        );
        return damaged == 0 ? ExitCode.Done : ExitCode.No;
    }
}
