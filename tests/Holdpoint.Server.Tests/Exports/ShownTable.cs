using System.Net;
using System.Text.RegularExpressions;

namespace Holdpoint.Server.Tests.Exports;

/// <summary>A table as a page shows it, and the file that the page offers of it.</summary>
/// <param name="Rows">The words of each row.</param>
/// <param name="File">Where its CSV is; null where none is offered.</param>
internal sealed partial record ShownTable(IReadOnlyList<string> Rows, string? File)
{
    [GeneratedRegex("<table.*?</table>", RegexOptions.Singleline, 1000)]
    private static partial Regex Tables();

    [GeneratedRegex("<tbody.*?</tbody>", RegexOptions.Singleline, 1000)]
    private static partial Regex Bodies();

    [GeneratedRegex("<tr.*?</tr>", RegexOptions.Singleline, 1000)]
    private static partial Regex TableRows();

    [GeneratedRegex("<(script|svg).*?</\\1>|<[^>]*>", RegexOptions.Singleline, 1000)]
    private static partial Regex Tags();

    [GeneratedRegex("href=\"(/export/[^\"]*\\.csv[^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("\\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();

    /// <summary>The tables of a page; a file belongs to the tables since the one before.</summary>
    public static IReadOnlyList<ShownTable> On(string html)
    {
        var found = Tables().Matches(html);
        return
        [
            .. found.Select(table =>
            {
                var link = Link().Match(html, table.Index + table.Length);
                var body = table.Value[
                    Math.Max(0, table.Value.IndexOf("<tbody", StringComparison.Ordinal))..
                ];
                return new ShownTable(
                    [.. TableRows().Matches(body).Select(row => Words(row.Value))],
                    link.Success ? WebUtility.HtmlDecode(link.Groups[1].Value) : null
                );
            }),
        ];
    }

    /// <summary>What a page says once for all rows of a table, in headings, captions and filters.</summary>
    public static string Beside(string html) => Words(Bodies().Replace(html, ""));

    /// <summary>The words of a piece of a page, each space one space.</summary>
    public static string Words(string html) =>
        Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(html, "")), " ").Trim();
}
