using System.Text;
using System.Text.Json.Nodes;
using Holdpoint.Csaf.Validation;

namespace Holdpoint.Csaf.Tests.Validation;

/// <summary>One small document per test: right as it stands, wrong after one change at one place.</summary>
public class CsafValidatorTests
{
    private const string Good = """
        {
          "document": {
            "category": "csaf_security_advisory", "csaf_version": "2.0", "title": "T", "lang": "en",
            "distribution": { "tlp": { "label": "WHITE" } },
            "publisher": { "category": "vendor", "name": "P", "namespace": "https://example.com" },
            "references": [ { "category": "self", "summary": "S", "url": "https://example.com/x-1.json" } ],
            "tracking": {
              "current_release_date": "2024-02-01T00:00:00Z", "id": "X-1", "initial_release_date": "2024-01-01T00:00:00Z",
              "revision_history": [
                { "date": "2024-01-01T00:00:00Z", "number": "1", "summary": "S" },
                { "date": "2024-02-01T00:00:00Z", "number": "2", "summary": "S" }
              ],
              "status": "final", "version": "2"
            }
          },
          "product_tree": {
            "branches": [ { "category": "vendor", "name": "V", "branches": [ { "category": "product_name", "name": "N", "branches": [
              { "category": "product_version", "name": "1", "product": { "name": "V N 1", "product_id": "A", "product_identification_helper": { "skus": [ "s" ] } } },
              { "category": "product_version", "name": "2", "product": { "name": "V N 2", "product_id": "B", "product_identification_helper": { "purl": "pkg:generic/n@2" } } }
            ] } ] } ],
            "product_groups": [ { "group_id": "G", "product_ids": [ "A", "B" ] } ]
          },
          "vulnerabilities": [ {
            "cve": "CVE-2024-12345", "cwe": { "id": "CWE-20", "name": "Improper Input Validation" },
            "notes": [ { "category": "summary", "text": "N" } ],
            "involvements": [ { "party": "vendor", "status": "completed", "date": "2024-01-01T00:00:00Z" } ],
            "product_status": { "known_affected": [ "A" ], "fixed": [ "B" ] },
            "remediations": [ { "category": "vendor_fix", "details": "D", "product_ids": [ "A" ] } ],
            "scores": [ { "products": [ "A" ], "cvss_v3": { "version": "3.1", "vectorString": "CVSS:3.1/AV:L/AC:L/PR:H/UI:R/S:U/C:H/I:H/A:H", "baseScore": 6.5, "baseSeverity": "MEDIUM" } } ]
          } ]
        }
        """;

    [Fact]
    public void A_right_document_is_valid_and_raises_no_warning()
    {
        var result = Validate(Good);
        Assert.True(result.IsValid);
        Assert.Equal("6.2.13", string.Join(' ', result.Tests.Where(t => !t.Passed).Select(t => t.Id)));
    }

    [Theory]
    [InlineData("6.1.1", "vulnerabilities/0/product_status/fixed/0", "\"C\"")]
    [InlineData("6.1.1", "product_tree/product_groups/0/product_ids/1", "\"C\"")]
    [InlineData("6.1.2", "product_tree/branches/0/branches/0/branches/1/product/product_id", "\"A\"")]
    [InlineData("6.1.4", "vulnerabilities/0/remediations/0/group_ids", "[\"H\"]")]
    [InlineData("6.1.6", "vulnerabilities/0/product_status/known_not_affected", "[\"A\"]")]
    [InlineData("6.1.8", "vulnerabilities/0/scores/0/cvss_v3/baseSeverity", null)]
    [InlineData("6.1.9", "vulnerabilities/0/scores/0/cvss_v3/baseScore", "6.4")]
    [InlineData("6.1.10", "vulnerabilities/0/scores/0/cvss_v3/attackVector", "\"NETWORK\"")]
    [InlineData("6.1.11", "vulnerabilities/0/cwe/name", "\"Improper Input\"")]
    [InlineData("6.1.12", "document/lang", "\"EZ\"")]
    [InlineData(
        "6.1.13",
        "product_tree/branches/0/branches/0/branches/1/product/product_identification_helper/purl",
        "\"pkg:maven/@1\""
    )]
    [InlineData("6.1.14", "document/tracking/revision_history/1/date", "\"2023-01-01T00:00:00Z\"")]
    [InlineData("6.1.15", "document/publisher/category", "\"translator\"")]
    [InlineData("6.1.16", "document/tracking/version", "\"1\"")]
    [InlineData("6.1.17", "document/tracking/version", "\"0\"")]
    [InlineData("6.1.18", "document/tracking/revision_history/0/number", "\"0\"")]
    [InlineData("6.1.19", "document/tracking/revision_history/0/number", "\"1.0.0-a\"")]
    [InlineData("6.1.20", "document/tracking/version", "\"2.0.0-a\"")]
    [InlineData("6.1.21", "document/tracking/revision_history/1/number", "\"3\"")]
    [InlineData("6.1.22", "document/tracking/revision_history/1/number", "\"1\"")]
    [InlineData("6.1.26", "document/category", "\"Security Advisory\"")]
    [InlineData("6.1.27.2", "document/category", "\"csaf_informational_advisory\"")]
    [InlineData("6.1.27.3", "document/category", "\"csaf_informational_advisory\"")]
    [InlineData("6.1.27.5", "vulnerabilities/0/notes", null)]
    [InlineData("6.1.27.6", "vulnerabilities/0/product_status", null)]
    [InlineData("6.1.27.4", "product_tree", null)]
    [InlineData("6.1.27.11", "vulnerabilities", null)]
    [InlineData("6.1.28", "document/source_lang", "\"EN\"")]
    [InlineData("6.1.29", "vulnerabilities/0/remediations/0/product_ids", null)]
    [InlineData("6.1.30", "document/tracking/revision_history/0/number", "\"1.0.0\"")]
    [InlineData("6.1.31", "product_tree/branches/0/branches/0/branches/0/name", "\"prior to 2\"")]
    [InlineData("6.1.32", "vulnerabilities/0/flags", "[{\"label\":\"component_not_present\"}]")]
    [InlineData(
        "6.1.33",
        "vulnerabilities/0/flags",
        "[{\"label\":\"component_not_present\",\"group_ids\":[\"G\"]},{\"label\":\"inline_mitigations_already_exist\",\"product_ids\":[\"A\"]}]"
    )]
    [InlineData("6.2.1", "product_tree/full_product_names", "[{\"name\":\"C\",\"product_id\":\"C\"}]")]
    [InlineData("6.2.2", "vulnerabilities/0/remediations", null)]
    [InlineData("6.2.3", "vulnerabilities/0/scores", null)]
    [InlineData("6.2.4", "document/tracking/revision_history/0/number", "\"1.0.0+b\"")]
    [InlineData("6.2.5", "document/tracking/initial_release_date", "\"2023-01-01T00:00:00Z\"")]
    [InlineData("6.2.6", "document/tracking/current_release_date", "\"2024-01-31T00:00:00Z\"")]
    [InlineData("6.2.7", "vulnerabilities/0/involvements/0/date", null)]
    [InlineData("6.2.10", "document/distribution", null)]
    [InlineData("6.2.11", "document/references/0/url", "\"https://example.com/x.json\"")]
    [InlineData("6.2.12", "document/lang", null)]
    [InlineData("6.2.14", "document/lang", "\"qtx\"")]
    [InlineData("6.2.15", "document/lang", "\"i-default\"")]
    [InlineData(
        "6.2.16",
        "product_tree/branches/0/branches/0/branches/0/product/product_identification_helper",
        null
    )]
    [InlineData("6.2.17", "vulnerabilities/0/ids", "[{\"system_name\":\"S\",\"text\":\"CVE-2024-12346\"}]")]
    [InlineData(
        "6.2.18",
        "product_tree/branches/0/branches/0/branches/0/category",
        "\"product_version_range\""
    )]
    [InlineData("6.2.19", "vulnerabilities/0/scores/0/products", "[\"B\"]")]
    [InlineData("6.2.20", "document/colour", "1")]
    [InlineData("6.3.2", "vulnerabilities/0/scores/0/cvss_v3/version", "\"3.0\"")]
    [InlineData("6.3.3", "vulnerabilities/0/cve", null)]
    [InlineData("6.3.4", "vulnerabilities/0/cwe", null)]
    [InlineData("6.3.9", "product_tree/branches/0/category", "\"product_family\"")]
    [InlineData(
        "6.3.10",
        "product_tree/branches/0/branches/0/branches/0/category",
        "\"product_version_range\""
    )]
    [InlineData("6.3.11", "product_tree/branches/0/branches/0/branches/0/name", "\"V1\"")]
    public void One_change_fails_its_test_at_a_place(string test, string place, string? value)
    {
        var result = Validate(Changed(place, value));
        var failed = result.Tests.Single(t => t.Id == test);
        Assert.False(failed.Passed, string.Join('\n', result.Tests.Where(t => !t.Passed)));
        Assert.All(failed.Messages, m => Assert.True(m.Pointer.Length == 0 || m.Pointer[0] == '/'));
    }

    [Fact]
    public void What_is_no_JSON_fails_the_schema_and_nothing_else_is_run()
    {
        var result = Validate("{");
        Assert.False(result.IsValid);
        Assert.Equal("schema", Assert.Single(result.Tests).Id);
    }

    [Fact]
    public void Only_what_decides_is_run_when_asked() =>
        Assert.All(
            CsafValidator.Validate(Encoding.UTF8.GetBytes(Good), ValidationOptions.Basic).Tests,
            t => Assert.True(t.Group <= TestGroup.Mandatory)
        );

    [Fact]
    public void A_byte_order_mark_does_not_stop_the_tests() =>
        Assert.True(
            CsafValidator
                .Validate(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(Good)).ToArray())
                .Tests.Count > 50
        );

    private static ValidationResult Validate(string json) =>
        CsafValidator.Validate(Encoding.UTF8.GetBytes(json));

    private static string Changed(string place, string? value)
    {
        var document = JsonNode.Parse(Good)!;
        var parts = place.Split('/');
        var at = document;
        foreach (var part in parts[..^1])
            at = at is JsonArray array ? array[int.Parse(part)]! : at[part]!;
        if (at is JsonArray items)
            items[int.Parse(parts[^1])] = JsonNode.Parse(value!);
        else if (value is null)
            at.AsObject().Remove(parts[^1]);
        else
            at[parts[^1]] = JsonNode.Parse(value);
        return document.ToJsonString();
    }
}
