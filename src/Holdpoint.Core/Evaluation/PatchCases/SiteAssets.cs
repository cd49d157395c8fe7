using System.Security.Cryptography;
using System.Text;
using Holdpoint.Core.Evaluation.Decisions;

namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>The assets of one site that have one configuration.</summary>
/// <param name="Site">The site.</param>
/// <param name="Plan">The configuration.</param>
/// <param name="Assets">Their ids, ordered, each once.</param>
/// <param name="Contexts">Their distinct contexts.</param>
internal sealed record SiteAssets(
    string Site,
    ConfigurationPlan Plan,
    IReadOnlyList<string> Assets,
    IReadOnlyList<AssetContext> Contexts
)
{
    /// <summary>SHA-256 over assets and contexts, made once for all cases of the place.</summary>
    public string Digest { get; } = DigestOf(Assets, Contexts);

    private static string DigestOf(IReadOnlyList<string> assets, IReadOnlyList<AssetContext> contexts) =>
        Convert.ToHexString(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    $"{string.Join('\u001F', assets)}\u001E{string.Join('\u001F', contexts)}"
                )
            )
        );

    /// <summary>A part of a case with these assets.</summary>
    public CasePart Part(IReadOnlyList<CaseFinding> findings, string? target) =>
        new()
        {
            Configuration = Plan.Given.Id,
            Installed = Plan.Given.Configuration.Version,
            Target = target,
            Assets = Assets,
            Contexts = Contexts,
            Findings = findings,
        };
}
