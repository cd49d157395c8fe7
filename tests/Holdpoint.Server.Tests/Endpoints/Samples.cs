using System.Globalization;
using System.Text.RegularExpressions;

namespace Holdpoint.Server.Tests.Endpoints;

/// <summary>What stands for the parameters of an address at one plant; a new kind of parameter is a row here.</summary>
internal sealed partial class Samples(
    PlantServer server,
    string userId,
    long evidenceNorth,
    long evidenceSouth
)
{
    /// <summary>The address at a plant; null where nobody said what stands for a parameter.</summary>
    public string? Address(string pattern, string site)
    {
        var isKnown = true;
        var address = Parameter()
            .Replace(
                pattern,
                found =>
                {
                    var value = Of(pattern, found.Groups["name"].Value.ToLowerInvariant(), site);
                    isKnown &= value is not null;
                    return Uri.EscapeDataString(value ?? "");
                }
            );
        return isKnown ? address : null;
    }

    /// <summary>The address where 1 stands for what nobody named.</summary>
    public string Somewhere(string pattern, string site) =>
        Parameter()
            .Replace(
                pattern,
                found =>
                    Uri.EscapeDataString(
                        Of(pattern, found.Groups["name"].Value.ToLowerInvariant(), site) ?? "1"
                    )
            );

    /// <summary>What stands for one parameter.</summary>
    public string? Of(string pattern, string name, string site) =>
        (Begin(pattern), name) switch
        {
            (_, "site") => site,
            (_, "tag") => site == PlantServer.North ? "CR-ES01" : PlantServer.SouthTag + "CR-ES01",
            ("sign-in", "id") => "no-such-provider",
            ("cases", "id") => server.Cases[site][0],
            ("cases", "comment") => site == PlantServer.North ? "1" : "2",
            ("cases", "position") => "0",
            ("inventory" or "assets", "id") => server.Previews[site].ToString(CultureInfo.InvariantCulture),
            ("jobs", "id") => server.Jobs[site].ToString(CultureInfo.InvariantCulture),
            ("evidence", "index") => (site == PlantServer.North ? evidenceNorth : evidenceSouth).ToString(
                CultureInfo.InvariantCulture
            ),
            ("export" or "tables", "asset") => site == PlantServer.North
                ? "CR-ES01"
                : PlantServer.SouthTag + "CR-ES01",
            ("export" or "tables", "table") => "ssvc:deployer",
            ("export" or "tables", "version") => "1.0.0",
            ("export" or "tables", "case" or "id") => server.Cases[site][0],
            ("advisories", "key") or ("export" or "tables", "advisory") => "HPS-2025-0011",
            ("candidates", "id") => "00000000",
            ("sources", "id") => "sample-advisories",
            ("sources", "fingerprint") => "ABCDEF",
            ("users", "id") => userId,
            ("users" or "me", "token") => "abcdefghijkm",
            ("me", "id") => "1",
            ("trouble", "status") => "404",
            (_, "**rest") => "no/such/thing",
            (_, "documentname") => "v1",
            _ => null,
        };

    private static string Begin(string pattern)
    {
        var parts = pattern.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts is ["api", "v1", var of, ..] ? of
            : parts is [var first, ..] ? first
            : "";
    }

    [GeneratedRegex(@"\{(?<name>[^}:?]+)[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();
}
