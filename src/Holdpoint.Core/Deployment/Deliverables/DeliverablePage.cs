using System.Globalization;
using System.Net;
using System.Text;

namespace Holdpoint.Core.Deployment.Deliverables;

/// <summary>The first page of a deliverable as HTML: one file, nothing loaded from anywhere, no script; prints cleanly.</summary>
public static class DeliverablePage
{
    /// <summary>The page.</summary>
    public static string Html(DeliverableContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var page = new StringBuilder();
        page.Append(
            CultureInfo.InvariantCulture,
            $"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>{Text(content.Name)}</title>
            <style>{Style}</style></head><body>
            <header><p class="mark">Holdpoint deliverable</p><h1>{Text(content.Name)}</h1>
            <dl><div><dt>Site</dt><dd>{Text(content.Site)}</dd></div>
            <div><dt>Export</dt><dd>{content.Sequence}{(
                content.Since is { } since ? $", since {since}" : ", complete"
            )}</dd></div>
            <div><dt>Made</dt><dd>{DeliverableText.Time(content.Issued)}</dd></div>
            <div><dt>Accepted until</dt><dd>{DeliverableText.Time(content.Expires)}</dd></div>
            <div><dt>Next one due by</dt><dd>{DeliverableText.Time(
                content.NextBy
            )}</dd></div></dl></header><main>
            <p class="note">This page is for people. Believe it only after <code>holdpoint deliverable verify</code> has said that the deliverable is accepted.</p>

            """
        );
        foreach (var warning in DeliverableText.Warnings(content))
            page.Append(
                CultureInfo.InvariantCulture,
                $"<p class=\"warning\"><b aria-hidden=\"true\">!</b> {Text(warning)}</p>\n"
            );
        if (!content.Items.IsEmpty)
            Overview(page, content);
        foreach (var item in content.Items)
            Item(page, item);
        if (!content.Withdrawn.IsEmpty)
            Withdrawn(page, content);
        if (!content.Documents.IsEmpty)
            Documents(page, content);
        return page.Append("</main></body></html>\n").ToString().ReplaceLineEndings("\n");
    }

    private static void Overview(StringBuilder page, DeliverableContent content)
    {
        page.Append(
            "<h2>Files</h2><div class=\"wide\"><table><thead><tr><th>Due</th><th>Product</th><th>To</th><th>Assets</th><th>File</th><th>Released</th></tr></thead><tbody>\n"
        );
        foreach (var item in content.Items)
            page.Append(
                CultureInfo.InvariantCulture,
                $"""
                <tr><td class="n">{Date(item)}</td><td><a href="#{item.Sha256}">{Text(
                    item.Product
                )}</a></td><td>{Text(
                    item.Version ?? "not stated"
                )}</td><td class="n">{item.Assets.Length}</td><td>{Text(item.Name)}</td><td>{Released(
                    item
                )}</td></tr>

                """
            );
        page.Append("</tbody></table></div>\n");
    }

    private static void Item(StringBuilder page, DeliverableItem item)
    {
        page.Append(
            CultureInfo.InvariantCulture,
            $"<section id=\"{item.Sha256}\"><h3>{Text(DeliverableText.Target(item))}</h3><dl class=\"facts\">\n"
        );
        Fact("Assets", string.Join(", ", item.Assets.Select(Text)));
        Fact("Due", Date(item));
        Fact(
            "Closes",
            item.Closes.IsEmpty ? "nothing that is known" : string.Join(", ", item.Closes.Select(Text))
        );
        Fact(
            "Stays open",
            item.StaysOpen.IsEmpty ? "nothing that is known" : string.Join(", ", item.StaysOpen.Select(Text))
        );
        Fact("Restart", Text(item.Restart ?? "not stated by the vendor"));
        Fact("Genuine by", Text(item.Authentication));
        Fact("Release", Released(item));
        Fact("Case", Text(item.Case));
        Fact("Advisories", string.Join(", ", item.Advisories.Select(Text)));
        Fact(
            "File",
            Text(item.Name) + string.Create(CultureInfo.InvariantCulture, $" ({item.Length:N0} bytes)")
        );
        Fact("SHA-256", $"<code>{item.Sha256}</code>");
        Fact("Lies at", string.Join("<br>", item.Parts.Select(part => $"<code>{Text(part.Path)}</code>")));
        if (!item.Evidence.IsEmpty)
            Fact("Evidence", string.Join("<br>", item.Evidence.Select(path => $"<code>{Text(path)}</code>")));
        page.Append("</dl></section>\n");

        void Fact(string label, string html) =>
            page.Append(CultureInfo.InvariantCulture, $"<div><dt>{label}</dt><dd>{html}</dd></div>\n");
    }

    private static void Withdrawn(StringBuilder page, DeliverableContent content)
    {
        page.Append("<h2>Withdrawn: do not use these any more</h2><ul>\n");
        foreach (var withdrawal in content.Withdrawn)
            page.Append(
                CultureInfo.InvariantCulture,
                $"<li><b>{Text(withdrawal.Name)}</b>, since {DeliverableText.Time(withdrawal.At)}: {Text(withdrawal.Why)}<br><code>{withdrawal.Sha256}</code></li>\n"
            );
        page.Append("</ul>\n");
    }

    private static void Documents(StringBuilder page, DeliverableContent content)
    {
        page.Append("<h2>Also here</h2><ul>\n");
        foreach (var document in content.Documents)
            page.Append(
                CultureInfo.InvariantCulture,
                $"<li><a href=\"{Text(document)}\"><code>{Text(document)}</code></a></li>\n"
            );
        page.Append("</ul>\n");
    }

    private static string Date(DeliverableItem item) =>
        item.Due is { } due ? due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "no clock runs";

    private static string Released(DeliverableItem item) =>
        item.Release is null
            ? "<span class=\"no\">✕ not released</span>"
            : "<span class=\"yes\">✓ released</span>";

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private const string Style = """
        :root{color-scheme:light dark;--ink:#16202a;--soft:#55636f;--line:#c9d2d9;--back:#f6f8f9;--card:#fff;--warn:#8a4b00;--warnback:#fff3dc;--bad:#a11212;--good:#0b6b3a}
        @media(prefers-color-scheme:dark){:root{--ink:#e4eaee;--soft:#9fb0bc;--line:#34424d;--back:#11181d;--card:#18222a;--warn:#ffce7a;--warnback:#33270f;--bad:#ff9a92;--good:#7fd8a5}}
        *{box-sizing:border-box}body{margin:0;font:14px/1.45 system-ui,"Segoe UI",sans-serif;color:var(--ink);background:var(--back)}
        header,main{max-width:72rem;margin:0 auto;padding:1rem 1.25rem}header{border-bottom:2px solid var(--ink);padding-bottom:.75rem}
        .mark{margin:0;font-size:.75rem;letter-spacing:.12em;text-transform:uppercase;color:var(--soft)}h1{margin:.1rem 0 .6rem;font-size:1.7rem}
        h2{margin:1.4rem 0 .4rem;font-size:1.1rem}h3{margin:0 0 .5rem;font-size:1rem}
        header dl{display:flex;flex-wrap:wrap;gap:.3rem 2rem;margin:0}dt{color:var(--soft);font-size:.75rem}dd{margin:0;overflow-wrap:anywhere}
        .note{color:var(--soft);margin:.6rem 0}.warning{background:var(--warnback);color:var(--warn);border-left:4px solid var(--warn);padding:.6rem .8rem;margin:.6rem 0;font-weight:600}
        .wide{overflow-x:auto}table{border-collapse:collapse;width:100%;background:var(--card)}th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
        th{font-size:.75rem;color:var(--soft);font-weight:600;border-bottom:2px solid var(--line)}.n{font-variant-numeric:tabular-nums;white-space:nowrap}
        section{background:var(--card);border:1px solid var(--line);border-radius:4px;padding:.8rem 1rem;margin:.8rem 0}
        .facts{margin:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(20rem,1fr));gap:.4rem 1.5rem}
        code{font:12px/1.4 ui-monospace,Consolas,monospace;overflow-wrap:anywhere}a{color:inherit}.no{color:var(--bad);font-weight:600}.yes{color:var(--good);font-weight:600}
        @media print{body{background:#fff;color:#000}section{break-inside:avoid}header,main{max-width:none;padding:0}}
        """;
}
