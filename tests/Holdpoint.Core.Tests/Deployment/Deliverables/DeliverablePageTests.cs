using Holdpoint.Core.Deployment.Deliverables;

namespace Holdpoint.Core.Tests.Deployment.Deliverables;

public class DeliverablePageTests
{
    private static readonly DateTimeOffset Issued = new(2026, 5, 4, 8, 30, 0, TimeSpan.Zero);

    public static TheoryData<string> Pages => ["html", "text"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_file_without_a_release_is_said_on_the_first_page(string kind)
    {
        Assert.Contains(
            "NO RELEASE",
            Page(kind, Content() with { Items = [Item()] }),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "NO RELEASE",
            Page(kind, Content() with { Items = [Item() with { Release = "evidence/a.json" }] }),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void What_was_withdrawn_is_named_with_its_reason(string kind)
    {
        var page = Page(
            kind,
            Content() with
            {
                Withdrawn = [new(new('b', 64), "old.zip", Issued, "the vendor withdrew it")],
            }
        );
        Assert.Contains("old.zip", page, StringComparison.Ordinal);
        Assert.Contains("the vendor withdrew it", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_others_are_text_and_never_markup()
    {
        var page = Page(
            "html",
            Content() with
            {
                Items = [Item() with { Product = "<script>alert(1)</script>" }],
            }
        );
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_loads_nothing()
    {
        var page = Page("html", Content() with { Items = [Item()] });
        foreach (var loader in (string[])["src=", "<link", "@import", "url(", "http://", "https://"])
            Assert.DoesNotContain(loader, page, StringComparison.OrdinalIgnoreCase);
    }

    private static string Page(string kind, DeliverableContent content) =>
        kind == "html" ? DeliverablePage.Html(content) : DeliverableText.Readme(content);

    internal static DeliverableContent Content() =>
        new()
        {
            Site = "Waterworks North",
            Sequence = 7,
            Issued = Issued,
            Expires = Issued.AddDays(30),
            NextBy = Issued.AddDays(21),
            Items = [],
        };

    internal static DeliverableItem Item() =>
        new()
        {
            Name = "update.zip",
            Sha256 = new('a', 64),
            FsVerity = new('c', 64),
            Length = 1234,
            Parts = [new(DeliverableLayout.Target(new('a', 64), "update.zip"), 1234, new('a', 64))],
            Case = "HP-1",
            Product = "Controller",
            Version = "V2.9.7",
            Assets = ["PLC-1", "PLC-2"],
            Authentication = "vendor signature",
        };
}
