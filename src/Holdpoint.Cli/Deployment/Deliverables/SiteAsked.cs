using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Engine;

namespace Holdpoint.Cli.Deployment.Deliverables;

/// <summary>The site that a deliverable is for.</summary>
internal static class SiteAsked
{
    /// <summary><c>--site</c>.</summary>
    public static Option<string> Site { get; } =
        new("--site")
        {
            Description = "The site",
            HelpName = "NAME",
            Required = true,
        };

    /// <summary>What is wrong with the site's name; null where nothing is.</summary>
    public static async Task<Trouble?> TroubleAsync(Call call, Programme programme)
    {
        var site = call.Get(Site)!;
        var known = (await programme.SitesAsync(call.Cancel)).Select(one => one.Site).ToList();
        return known.Contains(site, StringComparer.Ordinal)
            ? null
            : new(
                "no-such-site",
                $"There is no site \"{site}\" in the inventory.",
                Advice: known.Count == 0
                    ? "holdpoint asset import FILE.csv"
                    : string.Join(", ", known.Take(5).Select(one => $"--site \"{one}\""))
            );
    }
}
