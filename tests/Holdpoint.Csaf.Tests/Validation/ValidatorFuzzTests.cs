using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Holdpoint.Csaf.Validation;
using Holdpoint.Tests;

namespace Holdpoint.Csaf.Tests.Validation;

/// <summary>Whatever stands at any place of a document, the validator says so and does not throw.</summary>
public class ValidatorFuzzTests
{
    private static readonly string?[] Values =
    [
        null,
        "true",
        "0",
        "-1e400",
        "\"\"",
        "\"x\"",
        "[]",
        "{}",
        "[null]",
        "[[[]]]",
        "[{}]",
        "{\"a\":{}}",
        "\"2024-01-01T00:00:00Z\"",
        "\"9999-12-31T23:59:60-23:59\"",
        "\"pkg:\"",
        "\"pkg:a/b@\"",
        "\"cpe:2.3:\\\\\"",
        "\"vers:/|\"",
        "\"<|>\"",
        "\"99999999999999999999.0.0\"",
        "\"CWE-0\"",
        "\"x-\"",
        "\"en-\"",
        "\"CVSS:4.0/\"",
        "\"(((\"",
        "\"\\u0000\"",
        "\"A/A//$\"",
        "1e308",
        "[\"a\",1,null]",
    ];

    private static readonly Gen<(int Place, int Value)> Changes = Gen.Select(
        Gen.Int[0, 10_000],
        Gen.Int[0, Values.Length - 1]
    );

    [Theory]
    [InlineData("2.0")]
    [InlineData("2.1")]
    public void Fuzz_no_document_makes_the_validator_throw(string version)
    {
        var seeds = Seeds(version);
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed.TotalSeconds < FuzzBudget.Seconds)
        {
            Gen.Select(Gen.Int[0, seeds.Count - 1], Changes.Array[1, 4])
                .Sample(
                    (seed, changes) =>
                    {
                        var document = JsonNode.Parse(
                            seeds[seed],
                            documentOptions: new() { MaxDepth = 256 }
                        )!;
                        foreach (var (place, value) in changes)
                            Change(document, place, Values[value]);
                        var result = CsafValidator.Validate(
                            Encoding.UTF8.GetBytes(document.ToJsonString(new() { MaxDepth = 256 }))
                        );
                        Assert.NotEmpty(result.Tests);
                    },
                    iter: 300
                );
        }
    }

    private static List<string> Seeds(string version) =>
        SharedData.IsPresent
            ?
            [
                .. ConformanceCase
                    .All()
                    .Where(c => c.Version == version)
                    .Select(c =>
                        File.ReadAllText(SharedData.Path("conformance", "csaf", version, "data", c.File))
                    ),
            ]
            :
            [
                """{"document":{"csaf_version":"2.0","tracking":{"version":"1","revision_history":[{"number":"1"}]}},"vulnerabilities":[{"scores":[{"cvss_v3":{}}]}]}""",
            ];

    private static void Change(JsonNode document, int place, string? value)
    {
        var places = new List<(JsonNode Parent, object Key)>();
        Collect(document, places);
        if (places.Count == 0)
            return;
        var (parent, key) = places[place % places.Count];
        var changed = value is null ? null : JsonNode.Parse(value);
        if (parent is JsonObject members)
            members[(string)key] = changed;
        else
            parent.AsArray()[(int)key] = changed;
    }

    private static void Collect(JsonNode? node, List<(JsonNode, object)> places)
    {
        if (node is JsonObject members)
        {
            foreach (var (name, child) in members)
            {
                places.Add((members, name));
                Collect(child, places);
            }
        }
        else if (node is JsonArray items)
        {
            for (var i = 0; i < items.Count; i++)
            {
                places.Add((items, i));
                Collect(items[i], places);
            }
        }
    }
}
