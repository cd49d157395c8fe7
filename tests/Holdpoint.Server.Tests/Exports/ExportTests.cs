using System.Globalization;
using System.Net;
using Holdpoint.Core.Access;
using Holdpoint.Server.Exports;
using Holdpoint.Server.Tests.Pages;
using MiniExcelLibs;

namespace Holdpoint.Server.Tests.Exports;

public class ExportTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    /// <summary>Pages with tables that are given out in another way, or not at all, and why.</summary>
    private static readonly Dictionary<string, string> Without = new(StringComparer.Ordinal)
    {
        ["evidence-check"] = "the whole log is given out, with what checks it",
        ["api"] = "the description is given out as openapi.json",
    };

    public static TheoryData<string, string> Tables =>
        new(PageTests.Pages.Select(page => page.Data).Where(page => !Without.ContainsKey(page.Item1)));

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task A_page_with_a_table_gives_it_out_and_the_file_says_what_the_page_shows(
        string name,
        string path
    )
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        var html = await client.GetStringAsync(path, Cancel);
        var (tables, beside) = (ShownTable.On(html), ShownTable.Beside(html));
        foreach (var group in tables.GroupBy(table => table.File, StringComparer.Ordinal))
        {
            Assert.True(group.Key is not null, $"{name}: a table without a file");
            var rows = Read(await client.GetStringAsync(group.Key, Cancel)).Skip(1).ToList();
            var shown = group.SelectMany(table => table.Rows).ToList();
            // People and their roles are boxes to tick on the page; what is given out is the boxes that are ticked.
            if (group.Key!.StartsWith("/export/people", StringComparison.Ordinal))
                continue;
            Assert.True(
                rows.Count >= shown.Count || group.Key.Contains("case-assets", StringComparison.Ordinal)
            );
            foreach (var row in rows.Take(shown.Count))
            {
                var where = rows.Count == shown.Count ? shown[rows.IndexOf(row)] : string.Join(' ', shown);
                foreach (var part in row.SelectMany(Parts))
                    Assert.True(
                        Says(where, part)
                            || Says(beside, part)
                            || where.Contains("more", StringComparison.Ordinal),
                        $"{name}: {group.Key} says “{part}”, the page: {where}"
                    );
            }
        }
    }

    private static IEnumerable<string> Parts(string cell) =>
        cell.Split("; ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(ShownTable.Words);

    private static bool Says(string where, string part) =>
        where.Contains(part, StringComparison.Ordinal)
        || (
            DateTimeOffset.TryParseExact(
                part,
                "yyyy-MM-ddTHH:mm:sszzz",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var at
            )
            && where.Contains(
                at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                StringComparison.Ordinal
            )
        )
        || (
            double.TryParse(part, CultureInfo.InvariantCulture, out var number)
            && (
                where.Contains(number.ToString("0.0", CultureInfo.InvariantCulture), StringComparison.Ordinal)
                || where.Contains(
                    number.ToString("N0", CultureInfo.InvariantCulture),
                    StringComparison.Ordinal
                )
            )
        );

    [Fact]
    public async Task A_file_has_the_filters_and_the_sites_of_its_page()
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        var all = Read(await client.GetStringAsync("/export/worklist.csv", Cancel));
        var some = Read(await client.GetStringAsync("/export/worklist.csv?text=Forti", Cancel));
        Assert.InRange(some.Count, 2, all.Count - 1);
        Assert.All(
            some.Skip(1),
            row => Assert.Contains("Forti", string.Join(' ', row), StringComparison.OrdinalIgnoreCase)
        );

        var other = await server.AsAsync("otto", new Grant(Role.Engineer, "Another plant"));
        using var stranger = new HttpClient { BaseAddress = other };
        foreach (var table in new[] { "worklist", "assets", "open-cases", "policies" })
            Assert.Single(Read(await stranger.GetStringAsync($"/export/{table}.csv", Cancel)));
        var one = all[1][^1];
        Assert.Equal(HttpStatusCode.OK, await Status(client, $"/export/case-assets/{one}.xlsx"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(stranger, $"/export/case-assets/{one}.xlsx"));
        Assert.Equal(
            HttpStatusCode.Forbidden,
            await Status(stranger, "/export/asset-findings/Waterworks%20North/PC-PLC03.csv")
        );
        Assert.Equal(HttpStatusCode.Forbidden, await Status(stranger, "/export/people.csv"));
    }

    [Fact]
    public async Task Both_formats_say_the_same()
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        var csv = Read(await client.GetStringAsync("/export/worklist.csv", Cancel));
        await using var file = new MemoryStream(
            await client.GetByteArrayAsync("/export/worklist.xlsx", Cancel)
        );
        var sheet = Rows(file);
        Assert.Equal(csv.Count, sheet.Count);
        Assert.All(csv.Zip(sheet), pair => Assert.Equal(pair.First, pair.Second));
    }

    [Fact]
    public async Task Words_that_a_spreadsheet_would_run_are_only_words()
    {
        string[] evil =
        [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\tx",
            "'=1",
            "a\rb\u0007\ud800",
            "Größe, \"so\"; 雪\n😀",
        ];
        var content = new ExportContent(["Word", "Number"], evil.Select(word => new object?[] { word, -5 }));
        await using var csv = new MemoryStream();
        await CsvExport.WriteAsync(csv, content, Cancel);
        var rows = Read(new System.Text.UTF8Encoding(true).GetString(csv.ToArray()));
        Assert.All(rows.Skip(1).Take(6), row => Assert.StartsWith("'", row[0], StringComparison.Ordinal));
        Assert.All(rows.Skip(1), row => Assert.Equal("-5", row[1]));
        Assert.Equal(evil[^1], rows[^1][0]);

        await using var xlsx = new MemoryStream();
        await XlsxExport.WriteAsync(xlsx, "words", content, Cancel);
        using var zip = await System.IO.Compression.ZipArchive.CreateAsync(
            xlsx,
            System.IO.Compression.ZipArchiveMode.Read,
            leaveOpen: true,
            entryNameEncoding: null,
            Cancel
        );
        using var reader = new StreamReader(
            await zip.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync(Cancel)
        );
        var text = await reader.ReadToEndAsync(Cancel);
        Assert.DoesNotContain("<f>", text, StringComparison.Ordinal);
        Assert.Contains("=1+1", text, StringComparison.Ordinal);
        Assert.Contains("b\uFFFD\uFFFD", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_goes_on_to_the_next_sheet()
    {
        var content = new ExportContent(["N"], Enumerable.Range(0, 250).Select(n => new object?[] { n }));
        await using var file = new MemoryStream();
        await XlsxExport.WriteAsync(file, "numbers", content, 101, Cancel);
        var sheets = MiniExcel.GetSheetNames(file);
        Assert.Equal(["numbers", "numbers 2", "numbers 3"], sheets);
        Assert.Equal(
            Enumerable.Range(0, 250).Select(n => n.ToString(CultureInfo.InvariantCulture)),
            sheets.SelectMany(sheet => Rows(file, sheet).Skip(1)).Select(row => row[0])
        );
    }

    private static async Task<HttpStatusCode> Status(HttpClient client, string path) =>
        (await client.GetAsync(path, Cancel)).StatusCode;

    private static List<string[]> Rows(Stream file, string? sheet = null) =>
        [
            .. MiniExcel
                .Query(file, useHeaderRow: false, sheetName: sheet)
                .Cast<IDictionary<string, object?>>()
                .Select(row =>
                    row.Values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")
                        .ToArray()
                ),
        ];

    // An oracle of its own: quotes, doubled quotes, line ends within quotes.
    private static List<string[]> Read(string csv)
    {
        List<string[]> rows = [];
        List<string> row = [];
        var cell = new System.Text.StringBuilder();
        var quoted = false;
        var text = csv.TrimStart('\uFEFF');
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '"' when quoted && at + 1 < text.Length && text[at + 1] == '"':
                    cell.Append('"');
                    at++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    row.Add(cell.ToString());
                    cell.Clear();
                    break;
                case '\r' when !quoted:
                    break;
                case '\n' when !quoted:
                    row.Add(cell.ToString());
                    cell.Clear();
                    rows.Add([.. row]);
                    row.Clear();
                    break;
                default:
                    cell.Append(text[at]);
                    break;
            }
        }
        return rows;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
