using System.Text;
using Holdpoint.Core.Evaluation.Revisions;
using Holdpoint.Csaf.Reading;

namespace Holdpoint.Core.Tests.Evaluation.Revisions;

public class AdvisoryComparisonTests
{
    // The first says: WinCC below SP2, no fix; the controller below V2.9.2, fix. The shape is that of real advisories.
    private const string First = """
        {
          "document": {
            "category": "csaf_security_advisory", "csaf_version": "2.0", "title": "Two faults in controllers",
            "aggregate_severity": { "text": "high" },
            "distribution": { "tlp": { "label": "WHITE" } },
            "publisher": { "category": "vendor", "name": "Works", "namespace": "https://works.example" },
            "tracking": {
              "id": "W-1", "version": "1", "status": "interim",
              "initial_release_date": "2026-01-01T00:00:00Z", "current_release_date": "2026-01-01T00:00:00Z",
              "revision_history": [ { "number": "1", "date": "2026-01-01T00:00:00Z", "summary": "First" } ]
            }
          },
          "product_tree": { "branches": [ { "category": "vendor", "name": "Siemens", "branches": [
            { "category": "product_name", "name": "SIMATIC S7-1500", "branches": [
              { "category": "product_version_range", "name": "vers:all/<V2.9.2",
                "product": { "name": "SIMATIC S7-1500 < V2.9.2", "product_id": "A" } } ] },
            { "category": "product_name", "name": "SIMATIC WinCC", "branches": [
              { "category": "product_version_range", "name": "< V7.5 SP2",
                "product": { "name": "SIMATIC WinCC < V7.5 SP2", "product_id": "B" } } ] } ] } ] },
          "vulnerabilities": [
            { "cve": "CVE-2026-0001",
              "product_status": { "known_affected": [ "A", "B" ] },
              "scores": [ { "products": [ "A", "B" ], "cvss_v3": { "version": "3.1", "baseScore": 7.5, "baseSeverity": "HIGH",
                "vectorString": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H" } } ],
              "remediations": [
                { "category": "vendor_fix", "details": "Update to V2.9.2 or later version", "product_ids": [ "A" ] },
                { "category": "none_available", "details": "Currently no fix is available", "product_ids": [ "B" ] } ] }
          ]
        }
        """;

    [Fact]
    public void A_revision_that_only_says_the_same_in_other_places_has_no_differences()
    {
        var again = First
            .Replace("\"version\": \"1\"", "\"version\": \"2\"", StringComparison.Ordinal)
            .Replace("\"A\"", "\"CSAFPID-0007\"", StringComparison.Ordinal)
            .Replace("\"summary\": \"First\"", "\"summary\": \"Links mended\"", StringComparison.Ordinal);

        Assert.Empty(Between(First, again));
    }

    [Fact]
    public void A_fix_gained_is_told_for_the_product_that_gained_it()
    {
        var after = First.Replace(
            """{ "category": "none_available", "details": "Currently no fix is available", "product_ids": [ "B" ] }""",
            """{ "category": "vendor_fix", "details": "Update to V7.5 SP2 or later version", "product_ids": [ "B" ] }""",
            StringComparison.Ordinal
        );

        var one = Assert.Single(Between(First, after));
        Assert.Equal((DifferenceSubject.Fixes, "Siemens SIMATIC WinCC"), (one.Subject, one.Name));
        Assert.StartsWith("no fix yet", Assert.Single(one.Removed), StringComparison.Ordinal);
        Assert.Equal(["fix V7.5 SP2 or later"], one.Added);
    }

    [Fact]
    public void A_bound_that_moved_is_told_with_both_texts()
    {
        var after = First.Replace("V2.9.2", "V2.9.7", StringComparison.Ordinal);

        var found = Between(First, after);
        Assert.All(found, one => Assert.Equal("Siemens SIMATIC S7-1500", one.Name));
        var versions = found.Single(one => one.Subject == DifferenceSubject.Versions);
        Assert.Equal(["affected vers:all/<V2.9.2"], versions.Removed);
        Assert.Equal(["affected vers:all/<V2.9.7"], versions.Added);
        Assert.Equal(
            ["fix V2.9.7 or later"],
            found.Single(one => one.Subject == DifferenceSubject.Fixes).Added
        );
    }

    [Fact]
    public void A_product_that_came_and_one_that_went_are_told()
    {
        var after = First.Replace("SIMATIC WinCC", "SIMATIC PCS 7", StringComparison.Ordinal);

        Assert.Equal(
            [("Siemens SIMATIC PCS 7", 0, 1), ("Siemens SIMATIC WinCC", 1, 0)],
            Between(First, after)
                .Where(one => one.Subject == DifferenceSubject.Product)
                .Select(one => (one.Name, one.Before.Count, one.After.Count))
        );
    }

    [Fact]
    public void A_vulnerability_that_came_is_told_with_its_score_and_the_products_it_touches()
    {
        var after = First.Replace(
            "\"vulnerabilities\": [",
            """
            "vulnerabilities": [
              { "cve": "CVE-2026-0002", "product_status": { "known_affected": [ "A" ] },
                "remediations": [ { "category": "vendor_fix", "details": "Update to V2.9.2 or later version", "product_ids": [ "A" ] } ] },
            """,
            StringComparison.Ordinal
        );

        var found = Between(First, after);
        Assert.Contains(
            found,
            one => one is { Subject: DifferenceSubject.Vulnerability, Name: "CVE-2026-0002", Before.Count: 0 }
        );
        Assert.Contains(
            found,
            one =>
                one is { Subject: DifferenceSubject.Statuses, Name: "Siemens SIMATIC S7-1500" }
                && one.Added is ["affected CVE-2026-0002"]
        );
        Assert.DoesNotContain(found, one => one.Name == "Siemens SIMATIC WinCC");
    }

    [Fact]
    public void A_status_taken_back_is_no_silent_change()
    {
        var after = First.Replace(
            "\"known_affected\": [ \"A\", \"B\" ]",
            "\"known_affected\": [ \"A\" ], \"known_not_affected\": [ \"B\" ]",
            StringComparison.Ordinal
        );

        var found = Between(First, after).Where(one => one.Name == "Siemens SIMATIC WinCC").ToList();
        Assert.Contains(found, one => one.Added.Contains("not affected CVE-2026-0001"));
        Assert.Contains(found, one => one.Removed.Contains("affected CVE-2026-0001"));
    }

    [Fact]
    public void Title_status_severity_and_label_are_told_first()
    {
        var after = First
            .Replace("Two faults", "Three faults", StringComparison.Ordinal)
            .Replace("interim", "final", StringComparison.Ordinal)
            .Replace("\"text\": \"high\"", "\"text\": \"critical\"", StringComparison.Ordinal)
            .Replace("WHITE", "AMBER", StringComparison.Ordinal)
            .Replace("7.5,", "7.6,", StringComparison.Ordinal);

        var found = Between(First, after);
        Assert.Equal(
            ["title", "status", "severity", "label", "CVE-2026-0001"],
            found.Select(one => one.Name)
        );
    }

    [Fact]
    public void Seen_from_the_other_side_what_was_added_was_removed()
    {
        var after = First.Replace("V2.9.2", "V2.9.7", StringComparison.Ordinal);

        var (there, back) = (Between(First, after), Between(after, First));
        Assert.Equal(there.Select(one => one.Added), back.Select(one => one.Removed));
        Assert.Equal(there.Select(one => one.Removed), back.Select(one => one.Added));
    }

    private static IReadOnlyList<AdvisoryDifference> Between(string before, string after) =>
        AdvisoryComparison.Of(Content(before), Content(after));

    private static AdvisoryContent Content(string json) =>
        AdvisoryContent.Of(CsafReader.Read(Encoding.UTF8.GetBytes(json)).Document!);
}
