using System.Security.Cryptography;

namespace Holdpoint.Cli.Tests.Deployment.Deliverables;

/// <summary>Files that a headquarters released for its site: from an advisory to the second person's word.</summary>
internal static class ReleasedFiles
{
    /// <summary>Takes an advisory in, evaluates, hands a file in for its case and releases it; gives the file's digest.</summary>
    public static string Release(this Headquarters hq, string name, int length)
    {
        if (!Directory.Exists(hq.At("advisories")))
        {
            Directory.CreateDirectory(hq.At("advisories"));
            File.WriteAllText(hq.At("advisories/one.json"), Advisory);
            hq.Run(0, "advisory import advisories");
            hq.Run(0, "evaluate");
        }
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        File.WriteAllBytes(hq.At(name), bytes);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        hq.Run(0, $"acquire hand-in {name} --case {Case(hq)} --by Anna");
        foreach (var rung in (string[])["vendor-signature", "second-channel-digest", "pinned-origin"])
            hq.Run(0, $"acquire not-available {sha256} --rung {rung} --why none --by Anna");
        hq.Run(0, $"acquire sight {sha256} --sha256 {sha256} --by Anna");
        hq.Run(0, $"acquire sight {sha256} --sha256 {sha256} --by Ben");
        hq.Run(0, $"acquire release {sha256} --by Ben --why seen");
        return sha256;
    }

    // The one open case of the site.
    private static string Case(Headquarters hq) =>
        hq.Run(0, "worklist --site Waterworks_North")
            .Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .First(word => word.StartsWith("PC-", StringComparison.Ordinal));

    private const string Advisory = """
        {
          "document": {
            "category": "csaf_security_advisory", "csaf_version": "2.0", "title": "A fault in valve controllers",
            "publisher": { "category": "vendor", "name": "Contoso", "namespace": "https://contoso.example" },
            "tracking": {
              "id": "CONTOSO-1", "version": "1", "status": "final",
              "initial_release_date": "2026-01-01T00:00:00Z", "current_release_date": "2026-01-01T00:00:00Z",
              "revision_history": [ { "number": "1", "date": "2026-01-01T00:00:00Z", "summary": "x" } ]
            }
          },
          "product_tree": { "branches": [ { "category": "vendor", "name": "Contoso", "branches": [
            { "category": "product_name", "name": "Valve Controller 500", "branches": [
              { "category": "product_version_range", "name": "vers:all/<V2.2.0",
                "product": { "name": "Valve Controller 500 < V2.2.0", "product_id": "P1" } } ] } ] } ] },
          "vulnerabilities": [ {
            "cve": "CVE-2026-0001",
            "product_status": { "known_affected": [ "P1" ] },
            "scores": [ { "products": [ "P1" ], "cvss_v3": { "version": "3.1",
              "vectorString": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "baseScore": 9.8, "baseSeverity": "CRITICAL" } } ],
            "remediations": [ { "category": "vendor_fix", "details": "Update to V2.2.0 or later", "product_ids": [ "P1" ] } ]
          } ]
        }
        """;
}
