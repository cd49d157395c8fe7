using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsCheck;
using Holdpoint.Csaf.Model;
using Holdpoint.Csaf.Reading;
using Holdpoint.Tests;

namespace Holdpoint.Csaf.Tests.Reading;

public class StringRuleTests
{
    [Theory]
    [InlineData("2024-05-06T07:08:09Z", "2024-05-06T07:08:09.0000000+00:00")]
    [InlineData("2024-05-06t07:08:09.5z", "2024-05-06T07:08:09.5000000+00:00")]
    [InlineData("2024-02-29T23:59:59.123456789+14:00", "2024-02-29T23:59:59.1234567+14:00")]
    [InlineData("2024-05-06T07:08:09-17:30", "2024-05-07T00:38:09.0000000+00:00")]
    [InlineData("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.0000000+00:00")]
    [InlineData("2017-01-01T00:59:60+01:00", "2017-01-01T01:00:00.0000000+01:00")]
    [InlineData("9999-12-31T23:59:59Z", "9999-12-31T23:59:59.0000000+00:00")]
    [InlineData("0001-01-01T00:00:00+05:00", "0001-01-01T05:00:00.0000000+05:00")]
    public void Date_times_of_RFC_3339_are_read(string text, string instant) =>
        Assert.Equal(instant, new CsafDate(text).Value?.ToString("o"));

    [Theory]
    [InlineData("")]
    [InlineData("2024-05-06")]
    [InlineData("2024-05-06 07:08:09Z")]
    [InlineData("2024-05-06T07:08:09")]
    [InlineData("2024-05-06T07:08Z")]
    [InlineData("2024-05-06T07:08:09.Z")]
    [InlineData("2024-05-06T07:08:09+0100")]
    [InlineData("2024-05-06T07:08:09+24:00")]
    [InlineData("2024-05-06T24:00:00Z")]
    [InlineData("2024-13-06T07:08:09Z")]
    [InlineData("2023-02-29T07:08:09Z")]
    [InlineData("2024-05-06T07:08:60Z")]
    [InlineData("2024-05-06T07:08:09Z\n")]
    [InlineData("٢٠٢٤-05-06T07:08:09Z")]
    public void Other_texts_are_no_date_times(string text) => Assert.Null(new CsafDate(text).Value);

    [Theory]
    [InlineData("https://example.com")]
    [InlineData("https://user:pw@example.com:8443/a/b;c?d=e&f#g/?h")]
    [InlineData("http://[2001:db8::1]:80/")]
    [InlineData("urn:uuid:1")]
    [InlineData("mailto:a@example.com")]
    [InlineData("file:///c:/a%20b")]
    [InlineData("a+b-c.d:x")]
    public void URIs_of_RFC_3986_hold(string text) => Assert.True(StringRule.Uri.Holds(text, is21: true));

    [Theory]
    [InlineData("")]
    [InlineData("example.com")]
    [InlineData("/a/b")]
    [InlineData("1a:b")]
    [InlineData("https://exa mple.com")]
    [InlineData("https://example.com/ä")]
    [InlineData("https://example.com/%2")]
    [InlineData("https://example.com/%zz")]
    [InlineData("https://example.com:80a/")]
    [InlineData("https://[::1")]
    [InlineData("https://[xyz]/")]
    [InlineData("https://example.com/[a]")]
    [InlineData("https://example.com/a\\b")]
    [InlineData("https://example.com/#a#b")]
    public void Other_texts_are_no_URIs(string text) => Assert.False(StringRule.Uri.Holds(text, is21: true));

    [Theory]
    [InlineData("1", true)]
    [InlineData("0", true)]
    [InlineData("01", false)]
    [InlineData("1.0", false)]
    [InlineData("1.0.0", true)]
    [InlineData("1.0.0-rc.1+build.5", true)]
    [InlineData("1.0.0-01", false)]
    [InlineData("1.0.0-0a", true)]
    [InlineData("v1.0.0", false)]
    [InlineData("١", false)]
    [InlineData("1\n", false)]
    public void Versions(string text, bool holds) =>
        Assert.Equal(holds, StringRule.Version.Holds(text, is21: false));

    [Theory]
    [InlineData("en", true)]
    [InlineData("de-CH-1996", true)]
    [InlineData("zh-Hant-TW", true)]
    [InlineData("x-klingon", true)]
    [InlineData("i-default", true)]
    [InlineData("e", false)]
    [InlineData("en_US", false)]
    [InlineData("en-", false)]
    public void Languages(string text, bool holds) =>
        Assert.Equal(holds, StringRule.Language.Holds(text, is21: false));

    [Theory]
    [InlineData("cpe:/a:acme:pump", true)]
    [InlineData("cpe:/", true)]
    [InlineData("cPE:/h:acme", true)]
    [InlineData("CPE:/h:acme", false)]
    [InlineData("cpe:2.3:h:acme:pump:1.0:*:*:*:*:*:*:*", true)]
    [InlineData(@"cpe:2.3:a:ac\!me:pump??:-:*:*:en-us:*:*:*:*", true)]
    [InlineData("cpe:2.3:h:acme:pump:1.0", false)]
    [InlineData("cpe:2.3:x:acme:pump:1.0:*:*:*:*:*:*:*", false)]
    [InlineData("cpe:2.3:h:ac me:pump:1.0:*:*:*:*:*:*:*", false)]
    public void Cpes(string text, bool holds) => Assert.Equal(holds, StringRule.Cpe.Holds(text, is21: true));

    [Theory]
    [InlineData("pkg:npm/a@1", true, true)]
    [InlineData("pkg:NPM/a@1", true, false)]
    [InlineData("pkg:a+b/c", true, false)]
    [InlineData("pkg:npm", false, false)]
    [InlineData("pkg:npm/a b", false, false)]
    public void Purls(string text, bool in20, bool in21)
    {
        Assert.Equal(in20, StringRule.Purl.Holds(text, is21: false));
        Assert.Equal(in21, StringRule.Purl.Holds(text, is21: true));
    }

    [Theory]
    [InlineData("0123456789ABCDEF0123456789abcdef", true, false)]
    [InlineData("0123456789abcdef0123456789abcdef", true, true)]
    [InlineData("0123456789abcdef0123456789abcde", false, false)]
    [InlineData("0123456789abcdef0123456789abcdeg", false, false)]
    public void Hashes(string text, bool in20, bool in21)
    {
        Assert.Equal(in20, StringRule.HashValue.Holds(text, is21: false));
        Assert.Equal(in21, StringRule.HashValue.Holds(text, is21: true));
    }

    /// <summary>The schema's own pattern, as the oracle.</summary>
    [Fact]
    public void Cpes_hold_where_the_pattern_of_the_schema_does()
    {
        var schema = JsonNode.Parse(
            File.ReadAllText(SharedData.Path("conformance", "csaf", "2.1", "schema", "csaf.json"))
        )!;
        var names = schema["$defs"]!["full_product_name_t"]!["properties"]!["product_identification_helper"]!;
        var pattern = (string)names["properties"]!["cpe"]!["pattern"]!;
        var oracle = new Regex(
            pattern[..^1] + @"\z",
            RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
        );
        var pieces = Gen.OneOf(
            "a",
            "*",
            "?",
            "-",
            "_",
            "\\",
            "\\:",
            "\\*",
            ":",
            "en-us",
            "en",
            "123",
            ".",
            " ",
            "\n",
            "~"
        );
        var good = Gen.OneOf("a", "*", "-", "?a", "a??", "*b*", "\\!x", "1.0");
        var component = Gen.Frequency((9, good), (1, pieces.Array[0, 3].Select(string.Concat)));
        var language = Gen.OneOf("*", "-", "en", "en-us", "deu-123", "e", "engl", "en-", "en-usa");
        Gen.Select(
                Gen.OneOf("a", "h", "o", "*", "-", "x"),
                component.Array[5],
                language,
                component.Array[3, 5]
            )
            .Select(
                (part, five, lang, four) =>
                    string.Join(':', (string[])["cpe:2.3", part, .. five, lang, .. four])
            )
            .Sample(text => StringRule.Cpe.Holds(text, is21: true) == oracle.IsMatch(text), iter: 20_000);
        Gen.OneOf("cpe:/", "CPE:/", "cpe:", "cpe:2.3:")
            .Select(pieces.Array[0, 12], (start, rest) => start + string.Concat(rest))
            .Sample(text => StringRule.Cpe.Holds(text, is21: true) == oracle.IsMatch(text), iter: 20_000);
    }

    [Theory]
    [InlineData("https://example.com/schemas/thing_1.0.0.json", true)]
    [InlineData("https://example.com/a_b/thing_x_1.0.0-rc.1.json", true)]
    [InlineData("https://example.com/thing.json", false)]
    [InlineData("https://example.com/thing_1.0.json", false)]
    [InlineData("https://example.com/_1.0.0.json", false)]
    [InlineData("https://example/thing_1.0.0.json", false)]
    [InlineData("http://example.com/thing_1.0.0.json", false)]
    [InlineData("https://example.com//thing_1.0.0.json", false)]
    [InlineData("https://docs.oasis-open.org/csaf/csaf/v2.1/schema/extension-content.json", false)]
    public void Extension_schemas(string text, bool holds) =>
        Assert.Equal(holds, StringRule.ExtensionSchema.Holds(text, is21: true));

    [Fact]
    public void No_pattern_takes_longer_than_its_text_deserves()
    {
        StringRule[] rules =
        [
            StringRule.Cpe,
            StringRule.Language,
            StringRule.Version,
            StringRule.Phrase,
            StringRule.TrackingId,
            StringRule.Purl,
            StringRule.ExtensionSchema,
            StringRule.Uri,
            StringRule.CweVersion,
            StringRule.Probability,
        ];
        string[] starts = ["", "cpe:2.3:a:", "en", "1.0.0-", "pkg:a/", "https://a.b/", "1."];
        string[] repeated = ["a", "?*", "a?", "-a", "-1", ".0", ".", "0", "/a_1", "a.", "-x-a", "%20", "\\?"];
        var clock = Stopwatch.StartNew();
        foreach (var rule in rules)
        {
            foreach (var start in starts)
            {
                foreach (var piece in repeated)
                    rule.Holds(start + string.Concat(Enumerable.Repeat(piece, 5_000)) + "\u0001", is21: true);
            }
        }
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
    }
}
