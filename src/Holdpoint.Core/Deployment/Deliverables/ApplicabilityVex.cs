using System.Buffers;
using System.Globalization;
using Holdpoint.Core.Evaluation;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Csaf.Model;
using Holdpoint.Csaf.Writing;

namespace Holdpoint.Core.Deployment.Deliverables;

/// <summary>
/// What applies to the site as a CSAF 2.0 document of the profile VEX (clause 4.5): each affected configuration is a
/// product, with what the case proposes as its action statement. What is not in it was not found to apply; it says
/// nothing of other products.
/// </summary>
public static class ApplicabilityVex
{
    /// <summary>The document; null where no case is open, because the profile asks for at least one vulnerability.</summary>
    /// <param name="content">The deliverable.</param>
    /// <param name="cases">The site's open cases.</param>
    public static byte[]? Write(DeliverableContent content, IReadOnlyCollection<SiteCase> cases)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(cases);
        var stated = cases
            .SelectMany(one => one.Statements().Select(said => (Case: one, Said: said)))
            .ToList();
        if (stated.Count == 0)
            return null;
        var document = new CsafDocument
        {
            Version = CsafVersion.V20,
            Metadata = Metadata(content),
            ProductTree = new()
            {
                FullProductNames =
                [
                    .. stated
                        .DistinctBy(one => one.Said.Part.Configuration)
                        .OrderBy(one => one.Said.Part.Configuration)
                        .Select(one => new FullProductName
                        {
                            Name =
                                $"{one.Case.Case.Content.Product} {one.Said.Part.Installed ?? "(version not known)"}",
                            ProductId = IdOf(one.Said.Part.Configuration),
                        }),
                ],
            },
            Vulnerabilities =
            [
                .. stated
                    .GroupBy(one => one.Said.Cve, StringComparer.Ordinal)
                    .OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => VulnerabilityOf(group.Key, [.. group])),
            ],
        };
        var output = new ArrayBufferWriter<byte>();
        CsafWriter.Write(document, output);
        return output.WrittenSpan.ToArray();
    }

    private static DocumentMetadata Metadata(DeliverableContent content)
    {
        var made = new CsafDate(
            content.Issued.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        );
        return new()
        {
            Category = "csaf_vex",
            CsafVersion = "2.0",
            Distribution = new() { Tlp = new() { Label = "AMBER" } },
            Lang = "en",
            Publisher = new()
            {
                Category = "user",
                Name = $"Headquarters of {content.Site}",
                Namespace = "https://holdpoint.invalid/headquarters",
            },
            Title = $"What applies at {content.Site}, as of export {content.Sequence}",
            Tracking = new()
            {
                CurrentReleaseDate = made,
                Generator = new() { Engine = new() { Name = "Holdpoint" } },
                Id = content.Name,
                InitialReleaseDate = made,
                RevisionHistory =
                [
                    new()
                    {
                        Date = made,
                        Number = "1",
                        Summary = "As exported",
                    },
                ],
                Status = "final",
                Version = "1",
            },
        };
    }

    private static Vulnerability VulnerabilityOf(
        string name,
        IReadOnlyList<(SiteCase Case, (CasePart Part, Finding Finding, string Cve, string? Open) Said)> stated
    )
    {
        var isCve = name.StartsWith("CVE-", StringComparison.Ordinal);
        return new()
        {
            Cve = isCve ? name : null,
            Ids = isCve ? [] : [new() { SystemName = stated[0].Said.Finding.Advisory, Text = name }],
            Notes =
            [
                new()
                {
                    Category = "summary",
                    Text =
                        "Found by holding the site's inventory against "
                        + string.Join(
                            ", ",
                            stated
                                .Select(one =>
                                    $"{one.Said.Finding.Advisory} revision {one.Said.Finding.Revision}"
                                )
                                .Distinct(StringComparer.Ordinal)
                                .Order(StringComparer.Ordinal)
                        )
                        + ".",
                },
            ],
            ProductStatus = new() { KnownAffected = Ids(stated) },
            Remediations =
            [
                .. stated
                    .GroupBy(one => ActionOf(one.Case, one.Said.Part.Target, one.Said.Finding, one.Said.Open))
                    .OrderBy(group => group.Key.Details, StringComparer.Ordinal)
                    .Select(group => new Remediation
                    {
                        Category = group.Key.Category,
                        Details = group.Key.Details,
                        ProductIds = Ids(group),
                    }),
            ],
        };
    }

    private static (string Category, string Details) ActionOf(
        SiteCase one,
        string? target,
        Finding finding,
        string? open
    ) =>
        open is null && target is not null
            ? ("vendor_fix", $"Install {target} (case {one.Case.Id}).")
            : (
                finding.Fix?.State switch
                {
                    FixState.Available => "vendor_fix",
                    FixState.NoFixPlanned => "no_fix_planned",
                    FixState.MitigationOnly => "mitigation",
                    _ => "none_available",
                },
                $"Stays open after case {one.Case.Id}: {open ?? "no version is named"}. {finding.Fix?.Text}".TrimEnd()
            );

    private static string[] Ids(
        IEnumerable<(SiteCase Case, (CasePart Part, Finding Finding, string Cve, string? Open) Said)> stated
    ) => [.. stated.Select(one => one.Said.Part.Configuration).Distinct().Order().Select(IdOf)];

    private static string IdOf(long configuration) =>
        string.Create(CultureInfo.InvariantCulture, $"C{configuration}");
}
