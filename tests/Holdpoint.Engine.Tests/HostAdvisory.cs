namespace Holdpoint.Engine.Tests;

/// <summary>An advisory on two products only where they stand on a certain host; the second only of some serial numbers.</summary>
internal static class HostAdvisory
{
    public const string Gateway = "Gateway Suite";
    public const string Panel = "Panel Suite";
    public const string Host = "SIMATIC Box 77";

    public static string Of(string id, string host = Host, string category = "installed_on") =>
        $$"""
            {
              "document": {
                "category": "csaf_security_advisory", "csaf_version": "2.0", "title": "On a host",
                "publisher": { "category": "vendor", "name": "Example", "namespace": "https://example.com" },
                "tracking": {
                  "id": "{{id}}", "version": "1", "status": "final",
                  "initial_release_date": "2026-01-01T00:00:00Z", "current_release_date": "2026-01-01T00:00:00Z",
                  "revision_history": [ { "number": "1", "date": "2026-01-01T00:00:00Z", "summary": "x" } ]
                }
              },
              "product_tree": {
                "branches": [ { "category": "vendor", "name": "Siemens", "branches": [
                  { "category": "product_name", "name": "{{Gateway}}", "branches": [
                    { "category": "product_version_range", "name": "vers:all/<V2.0",
                      "product": { "name": "{{Gateway}} <V2.0", "product_id": "P1" } } ] },
                  { "category": "product_name", "name": "{{Panel}}", "branches": [
                    { "category": "product_version_range", "name": "vers:all/<V2.0",
                      "product": { "name": "{{Panel}} <V2.0", "product_id": "P2",
                        "product_identification_helper": { "serial_numbers": [ "SN1*" ] } } } ] },
                  { "category": "product_name", "name": "{{host}}",
                    "product": { "name": "{{host}}", "product_id": "H1" } } ] } ],
                "relationships": [
                  { "category": "{{category}}", "product_reference": "P1", "relates_to_product_reference": "H1",
                    "full_product_name": { "name": "{{Gateway}} on {{host}}", "product_id": "R1" } },
                  { "category": "{{category}}", "product_reference": "P2", "relates_to_product_reference": "H1",
                    "full_product_name": { "name": "{{Panel}} on {{host}}", "product_id": "R2" } } ]
              },
              "vulnerabilities": [ { "cve": "CVE-2026-0002", "product_status": { "known_affected": [ "R1", "R2" ] } } ]
            }
            """;
}
