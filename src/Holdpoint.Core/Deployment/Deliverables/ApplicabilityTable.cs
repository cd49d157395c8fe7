using System.Globalization;
using System.Text;

namespace Holdpoint.Core.Deployment.Deliverables;

/// <summary>What applies to which assets of the site, as CSV (RFC 4180): a line for each case, configuration and CVE.</summary>
public static class ApplicabilityTable
{
    private static readonly string[] Columns =
    [
        "case",
        "product",
        "installed",
        "target",
        "cve",
        "advisory",
        "revision",
        "after the patch",
        "due",
        "assets",
    ];

    /// <summary>The table; the order of the cases is kept.</summary>
    public static byte[] Write(IEnumerable<SiteCase> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        var text = new StringBuilder().AppendJoin(',', Columns).Append("\r\n");
        foreach (var one in cases)
        {
            foreach (var (part, finding, cve, open) in one.Statements())
                text.AppendJoin(
                        ',',
                        new[]
                        {
                            one.Case.Id,
                            one.Case.Content.Product,
                            part.Installed ?? "not known",
                            part.Target ?? "",
                            cve,
                            finding.Advisory,
                            finding.Revision,
                            open is null ? "closed" : $"stays open: {open}",
                            one.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
                            string.Join(' ', part.Assets),
                        }.Select(Field)
                    )
                    .Append("\r\n");
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    // Names come from outside: a spreadsheet must not take one for a formula.
    private static string Field(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? safe
            : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
