using System.Text;

namespace Holdpoint.Server.Exports;

/// <summary>What a workbook has beside its sheets.</summary>
internal static class XlsxParts
{
    /// <summary>The style of the head's cells.</summary>
    public const string HeadStyle = "1";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    /// <summary>The parts of a workbook with this many sheets; the name consists of letters and hyphens.</summary>
    public static IEnumerable<(string Path, byte[] Text)> Of(string name, int sheets)
    {
        var all = Enumerable.Range(1, sheets).ToList();
        yield return Part(
            "xl/workbook.xml",
            $"""
            <workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{Each(
                all,
                at => $"""<sheet name="{SheetName(name, at)}" sheetId="{at}" r:id="rId{at}"/>"""
            )}</sheets></workbook>
            """
        );
        yield return Part(
            "xl/_rels/workbook.xml.rels",
            $"""
            <Relationships xmlns="{Package}/relationships">{Each(
                all,
                at => $"""<Relationship Id="rId{at}" Type="{Relations}/worksheet" Target="worksheets/sheet{at}.xml"/>"""
            )}<Relationship Id="rIdStyles" Type="{Relations}/styles" Target="styles.xml"/></Relationships>
            """
        );
        yield return Part(
            "xl/styles.xml",
            $"""
            <styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>
            """
        );
        yield return Part(
            "_rels/.rels",
            $"""
            <Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """
        );
        yield return Part(
            "[Content_Types].xml",
            $"""
            <Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{Types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Types}.styles+xml"/>{Each(
                all,
                at => $"""<Override PartName="/xl/worksheets/sheet{at}.xml" ContentType="{Types}.worksheet+xml"/>"""
            )}</Types>
            """
        );
    }

    private static (string, byte[]) Part(string path, string text) =>
        (path, Encoding.UTF8.GetBytes("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + text));

    // Of at most 31 characters.
    private static string SheetName(string name, int at) =>
        FormattableString.Invariant($"{(name.Length > 25 ? name[..25] : name)}{(at > 1 ? $" {at}" : "")}");

    private static string Each(List<int> all, Func<int, string> text) => string.Concat(all.Select(text));
}
