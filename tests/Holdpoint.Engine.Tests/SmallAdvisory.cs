namespace Holdpoint.Engine.Tests;

/// <summary>A small CSAF document made to measure.</summary>
internal static class SmallAdvisory
{
    public static string Of(
        string id,
        string version,
        string range = "vers:all/<V2.0",
        string? fix = "V2.0",
        string title = "A fault",
        string publisher = "https://example.com"
    ) =>
        $$"""
            {
              "document": {
                "category": "csaf_security_advisory", "csaf_version": "2.0", "title": "{{title}}",
                "publisher": { "category": "vendor", "name": "Example", "namespace": "{{publisher}}" },
                "tracking": {
                  "id": "{{id}}", "version": "{{version}}", "status": "final",
                  "initial_release_date": "2026-01-01T00:00:00Z",
                  "current_release_date": "2026-01-0{{version}}T00:00:00Z",
                  "revision_history": [ { "number": "{{version}}", "date": "2026-01-01T00:00:00Z", "summary": "x" } ]
                }
              },
              "product_tree": { "branches": [ { "category": "vendor", "name": "Siemens", "branches": [
                { "category": "product_name", "name": "SIMATIC Widget 9", "branches": [
                  { "category": "product_version_range", "name": "{{range}}",
                    "product": { "name": "SIMATIC Widget 9 {{range}}", "product_id": "P1",
                      "product_identification_helper": { "model_numbers": [ "6ES7 999-1AA00-0AA0" ] } } } ] } ] } ] },
              "vulnerabilities": [ {
                "cve": "CVE-2026-0001",
                "product_status": { "known_affected": [ "P1" ] },
                "scores": [ { "products": [ "P1" ], "cvss_v3": { "version": "3.1",
                  "vectorString": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "baseScore": 9.8, "baseSeverity": "CRITICAL" } } ],
                "remediations": [ {{(
                fix is null
                    ? """{ "category": "none_available", "details": "No fix is available.", "product_ids": [ "P1" ] }"""
                    : $$"""{ "category": "vendor_fix", "details": "Update to {{fix}} or later version", "product_ids": [ "P1" ], "url": "https://example.com/fix" }"""
            )}} ]
              } ]
            }
            """;
}
