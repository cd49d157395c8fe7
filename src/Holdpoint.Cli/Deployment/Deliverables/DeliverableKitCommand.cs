using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Trust.Files;

namespace Holdpoint.Cli.Deployment.Deliverables;

/// <summary><c>holdpoint deliverable kit --site S --out FILE</c>: what the site needs to trust, with its fingerprint.</summary>
internal static class DeliverableKitCommand
{
    private static readonly Option<string> Out = new("--out")
    {
        Description = "The kit",
        HelpName = "FILE",
        Required = true,
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("kit", "Write what a site is given once, to verify every deliverable after that.")
        {
            SiteAsked.Site,
            Out,
        }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        var site = call.Get(SiteAsked.Site)!;
        var programme = await call.OpenAsync();
        if (await programme.Deliverables.KitAsync(site, call.Cancel) is not { } kit)
            return call.Refuse(
                "not-prepared",
                $"{site} has no roots yet.",
                advice: $"holdpoint deliverable init --site \"{site}\" …",
                exitCode: ExitCode.No
            );
        var bytes = kit.ToFile();
        if (SiteKit.Read(bytes, out var why) is null)
            return call.Refuse("not-prepared", why, exitCode: ExitCode.No);
        DurableFile.Write(call.Get(Out)!, bytes);
        call.Output.JsonDocument(
            new
            {
                kit.Site,
                File = call.Get(Out),
                Fingerprint = kit.Fingerprint(),
                Log = kit.Log.ToString(),
            }
        );
        call.Output.Line($"{call.Get(Out)}: the kit of {kit.Site}. Its fingerprint:");
        call.Output.Line();
        var groups = SiteKit.Spoken(kit.Fingerprint()).Split(' ');
        call.Output.Line("    " + string.Join(' ', groups[..8]), "bold");
        call.Output.Line("    " + string.Join(' ', groups[8..]), "bold");
        call.Output.Line();
        call.Output.Line(
            "Carry the kit to the site, and compare the fingerprint by another way than the kit goes: read it aloud on the telephone, or hand it over on paper."
        );
        return ExitCode.Done;
    }
}
