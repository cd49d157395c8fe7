using System.Text.Json;

namespace Holdpoint.Cli.Tests.Evaluation;

/// <summary>From a candidate to a person's word and back: <c>asset candidates, confirm, reject, words, forget</c>.</summary>
public sealed class AssetWordsTests : IDisposable
{
    private const string Csv =
        "site,asset,vendor,product,version\n"
        + "North,B1,Siemens,Flowmastr XK200,V1.5\n"
        + "North,B2,Siemens,Flowmastr XK200,V2.5\n";

    private readonly string _directory = Directory.CreateTempSubdirectory("holdpoint-words-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void A_candidate_is_confirmed_used_withdrawn_and_asked_again()
    {
        Evaluated();
        var open = Assert.Single(Lines("asset", "candidates"));
        Assert.Equal("Flowmaster XK200 gateway", open.GetProperty("statement_product").GetString());
        Assert.Equal(2, open.GetProperty("assets").GetInt32());
        var id = open.GetProperty("id").GetString()!;
        Assert.Contains(id, Run(0, "asset", "candidates", "--site", "North").Out, StringComparison.Ordinal);

        // To look costs nothing.
        var dry = Document("asset", "confirm", id, "--why", "type plate", "--dry-run");
        Assert.Equal(JsonValueKind.Null, dry.GetProperty("id").ValueKind);
        Assert.Empty(Lines("asset", "words"));

        var said = Document("asset", "confirm", id[..4], "--why", "  type plate ");
        Assert.Equal(1, said.GetProperty("id").GetInt64());
        Assert.Equal(dry.GetProperty("effect").GetRawText(), said.GetProperty("effect").GetRawText());
        Assert.Contains("not evaluated yet", Run(0, "asset", "words").Out, StringComparison.Ordinal);
        Run(0, "evaluate");
        Assert.Contains("B1", Run(0, "worklist").Out, StringComparison.Ordinal);
        Assert.Empty(Lines("asset", "candidates"));
        Assert.True(Assert.Single(Lines("asset", "candidates", "--all")).GetProperty("word").GetBoolean());
        var word = Assert.Single(Lines("asset", "words"));
        Assert.Equal("type plate", word.GetProperty("word").GetProperty("why").GetString());

        Assert.True(
            Document("asset", "forget", "1", "--why", "it is not").GetProperty("withdrawn").GetBoolean()
        );
        Refused("no-such-word", "asset", "forget", "1", "--why", "again");
        Run(0, "evaluate");
        Assert.DoesNotContain("B1", Run(0, "worklist").Out, StringComparison.Ordinal);
        Assert.Single(Lines("asset", "candidates"));
        Assert.Contains("it is not", Run(0, "asset", "words").Out, StringComparison.Ordinal);

        Document("asset", "reject", id, "--why", "another line");
        Run(0, "evaluate");
        Assert.Empty(Lines("asset", "candidates"));
        Assert.False(Assert.Single(Lines("asset", "candidates", "--all")).GetProperty("word").GetBoolean());
    }

    [Fact]
    public void Bad_input_is_refused_in_words_and_nothing_is_recorded()
    {
        Evaluated();
        Refused("site-unknown", "asset", "candidates", "--site", "Nowhere");
        Refused("no-such-candidate", "asset", "confirm", "zzzz", "--why", "x");
        Refused("name-missing", "asset", "confirm", "", "--why", "x");
        Refused("name-missing", "asset", "reject", "Flowmastr XK200", " ", "--why", "x");
        Refused(
            "why-missing",
            "asset",
            "reject",
            "Flowmastr XK200",
            "Flowmaster XK200 gateway",
            "--why",
            " "
        );
        Assert.Equal(
            2,
            Run(null, "asset", "confirm", "Flowmastr XK200", "Flowmaster XK200 gateway").ExitCode
        );
        Refused("no-such-word", "asset", "forget", "-1", "--why", "x");
        Assert.Equal(2, Run(null, "asset", "forget", "9223372036854775808", "--why", "x").ExitCode);
        Refused("why-missing", "asset", "forget", "1", "--why", " ");
        Assert.Empty(Lines("asset", "words"));
    }

    [Fact]
    public void A_word_may_be_of_one_vendor_only()
    {
        Evaluated();
        string[] names = ["Flowmastr XK200", "Flowmaster XK200 gateway", "--why", "x", "--dry-run"];
        int Assets(params string[] more) =>
            Document(["asset", "confirm", .. names, .. more])
                .GetProperty("effect")
                .GetProperty("assets")
                .GetInt32();

        Assert.Equal(2, Assets());
        Assert.Equal(2, Assets("--vendor", "Siemens"));
        Assert.Equal(0, Assets("--vendor", "Moxa"));
    }

    private void Evaluated()
    {
        File.WriteAllText(Path.Combine(_directory, "plant.csv"), Csv);
        File.WriteAllText(Path.Combine(_directory, "advisory.json"), Advisory());
        Run(0, "asset", "import", "plant.csv");
        Run(0, "advisory", "import", "advisory.json");
        Run(0, "evaluate");
    }

    // A name says something only where others do not share its words.
    private static string Advisory()
    {
        object Unit(int at) =>
            new
            {
                category = "product_name",
                name = $"Unit {at} {(char)('a' + (at % 26))}ware",
                product = new { name = "u", product_id = $"U{at}" },
            };
        object meant = new
        {
            category = "product_name",
            name = "Flowmaster XK200 gateway",
            branches = new[]
            {
                new
                {
                    category = "product_version_range",
                    name = "vers:all/<V2.0",
                    product = new { name = "Flowmaster XK200 gateway < V2.0", product_id = "P1" },
                },
            },
        };
        var date = "2026-01-01T00:00:00Z";
        return JsonSerializer.Serialize(
            new
            {
                document = new
                {
                    category = "csaf_security_advisory",
                    csaf_version = "2.0",
                    title = "A fault",
                    publisher = new
                    {
                        category = "vendor",
                        name = "Example",
                        @namespace = "https://example.com",
                    },
                    tracking = new
                    {
                        id = "T-1",
                        version = "1",
                        status = "final",
                        initial_release_date = date,
                        current_release_date = date,
                        revision_history = new[]
                        {
                            new
                            {
                                number = "1",
                                date,
                                summary = "x",
                            },
                        },
                    },
                },
                product_tree = new
                {
                    branches = new[]
                    {
                        new
                        {
                            category = "vendor",
                            name = "Siemens",
                            branches = Enumerable.Range(0, 300).Select(Unit).Append(meant),
                        },
                    },
                },
                vulnerabilities = new[]
                {
                    new
                    {
                        cve = "CVE-2026-0001",
                        product_status = new
                        {
                            known_affected = Enumerable.Range(0, 300).Select(at => $"U{at}").Append("P1"),
                        },
                        remediations = new[]
                        {
                            new
                            {
                                category = "vendor_fix",
                                details = "Update to V2.0 or later version",
                                product_ids = new[] { "P1" },
                                url = "https://example.com/fix",
                            },
                        },
                    },
                },
            }
        );
    }

    private void Refused(string code, params string[] words)
    {
        var run = Run(2, [.. words, "--json"]);
        Assert.Equal("", run.Out);
        Assert.Equal(
            code,
            JsonDocument.Parse(run.Error).RootElement.GetProperty("error").GetProperty("code").GetString()
        );
    }

    private JsonElement Document(params string[] words) =>
        JsonDocument.Parse(Run(0, [.. words, "--json"]).Out).RootElement;

    private List<JsonElement> Lines(params string[] words) =>
        [
            .. Run(0, [.. words, "--json"])
                .Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement),
        ];

    private CommandProcess.Result Run(int? code, params string[] words)
    {
        var run = CommandProcess.RunIn(_directory, words);
        if (code is { } expected)
            Assert.True(expected == run.ExitCode, $"{string.Join(' ', words)}: {run.Error}{run.Out}");
        return run;
    }
}
