using System.Security.Cryptography;
using System.Text;
using Holdpoint.Core.Versions;

namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>Makes the content of cases from the places that belong together.</summary>
internal static class CaseContent
{
    public static string MitigationId(string site, string advisory) => CaseId.Of("MC", site, advisory);

    public static PatchCaseContent OfPatch(
        string site,
        string product,
        string line,
        IReadOnlyList<SiteAssets> places
    )
    {
        var parts = places.Select(place => place.Part(place.Plan.Patchable, place.Plan.Target?.Raw)).ToList();
        var own = parts.SelectMany(part => part.Findings).ToList();
        var elsewhere = places
            .SelectMany(place => place.Plan.Unpatched)
            .SelectMany(row => row.Findings)
            .ToList();
        var open = OpenCves(own, null).Concat(OpenCves(elsewhere, site)).Distinct().ToList();
        var stillOpen = open.Select(one => one.Cve).ToHashSet(StringComparer.Ordinal);
        var fixes = own.Select(one => one.Finding.Fix!).ToList();
        var targets = places.Select(place => place.Plan.Target).OfType<ParsedVersion>().ToList();
        var key = $"{product} {line}".TrimEnd();
        return new()
        {
            Id = CaseId.Of("PC", site, product, line),
            Site = site,
            Kind = PatchCaseKind.Patch,
            Key = key,
            ProductKey = product,
            Product = Label(places),
            Patch = new()
            {
                Product = Label(places),
                TargetVersion = targets.Count == 0 ? null : targets.Aggregate(PatchTarget.Higher).Raw.Trim(),
                OrLater =
                    own.Any(one => one.Closed)
                    && own.TrueForAll(one => !one.Closed || one.Finding.Fix!.OrLater),
                RestartRequired = fixes.Select(fix => fix.RestartRequired).Aggregate(RestartNeed.Wider),
                Urls = Each(fixes.Select(fix => fix.Url).OfType<string>()),
            },
            Parts = parts,
            Closes = Each(
                own.Where(one => one.Closed)
                    .SelectMany(one => one.Finding.Cves)
                    .Where(cve => !stillOpen.Contains(cve))
            ),
            StaysOpen = Ordered(open),
            Cves = Each(own.SelectMany(one => one.Finding.Cves)),
            Advisories = Each(own.Select(one => one.Finding.Advisory)),
            AssetCount = Count(parts),
            Digest = DigestOf(parts, places),
        };
    }

    public static PatchCaseContent OfMitigation(
        string site,
        string advisory,
        IReadOnlyList<(SiteAssets Place, IReadOnlyList<CaseFinding> Findings)> rows
    )
    {
        var parts = rows.Select(row => row.Place.Part(row.Findings, null)).ToList();
        var own = parts.SelectMany(part => part.Findings).ToList();
        return new()
        {
            Id = MitigationId(site, advisory),
            Site = site,
            Kind = PatchCaseKind.Mitigation,
            Key = advisory,
            Product = Label([.. rows.Select(row => row.Place)]),
            Advisory = advisory,
            Parts = parts,
            Closes = [],
            StaysOpen = Ordered(OpenCves(own, null).Distinct()),
            Cves = Each(own.SelectMany(one => one.Finding.Cves)),
            Advisories = [advisory],
            AssetCount = Count(parts),
            Digest = DigestOf(parts, [.. rows.Select(row => row.Place)]),
        };
    }

    /// <summary>How many assets the parts have; one with two configurations counts once.</summary>
    public static int Count(IReadOnlyList<CasePart> parts) =>
        parts.Count == 1
            ? parts[0].Assets.Count
            : parts.SelectMany(part => part.Assets).Distinct(StringComparer.Ordinal).Count();

    /// <summary>Each text once, in order.</summary>
    public static IReadOnlyList<string> Each(IEnumerable<string> texts) =>
        [.. texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The product as most of the assets name it; further names are counted.</summary>
    public static string Label(IReadOnlyList<SiteAssets> places)
    {
        var names = places
            .GroupBy(place => place.Plan.Product.Label, StringComparer.Ordinal)
            .OrderByDescending(group => group.Sum(place => place.Assets.Count))
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Key)
            .ToList();
        var products = places
            .Select(place => place.Plan.Product.Key)
            .Distinct(StringComparer.Ordinal)
            .Count();
        return products == 1 ? names[0] : $"{names[0]} and {products - 1} more";
    }

    private static IEnumerable<OpenCve> OpenCves(IEnumerable<CaseFinding> findings, string? siteOfOtherCase)
    {
        foreach (var one in findings)
        {
            if (one.Closed)
                continue;
            var other = siteOfOtherCase is null ? null : MitigationId(siteOfOtherCase, one.Finding.Advisory);
            foreach (var cve in one.Finding.Cves)
                yield return new(cve, one.Finding.Advisory, one.OpenBecause!, other);
        }
    }

    private static IReadOnlyList<OpenCve> Ordered(IEnumerable<OpenCve> open) =>
        [
            .. open.OrderBy(one => one.Cve, StringComparer.Ordinal)
                .ThenBy(one => one.Advisory, StringComparer.Ordinal)
                .ThenBy(one => one.Reason, StringComparer.Ordinal),
        ];

    // Everything that a person would call a change of the case, and the revisions it rests on.
    private static string DigestOf(List<CasePart> parts, IReadOnlyList<SiteAssets> places)
    {
        var text = new StringBuilder();
        for (var i = 0; i < parts.Count; i++)
        {
            text.Append(parts[i].Installed).Append('\u001E').Append(parts[i].Target).Append('\u001E');
            foreach (var one in parts[i].Findings)
                text.Append(one.Finding.Advisory)
                    .Append('@')
                    .Append(one.Finding.Revision)
                    .Append(':')
                    .AppendJoin(',', one.Finding.Cves)
                    .Append(one.Closed ? '+' : '-')
                    .Append(one.Finding.Fix?.RestartRequired)
                    .Append('\u001E');
            text.Append(places[i].Digest).Append('\u001D');
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
