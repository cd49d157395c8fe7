using Holdpoint.Core.Evaluation;
using Holdpoint.Core.Evaluation.PatchCases;
using static Holdpoint.Core.Tests.Evaluation.PatchCases.Given;

namespace Holdpoint.Core.Tests.Evaluation.PatchCases;

public class GroupingTests
{
    [Fact]
    public void The_lowest_version_that_closes_most_is_the_target()
    {
        var one = Single([
            Affected("A-1", "CVE-2024-0001", To("V7.5 SP2 Update 15")),
            Affected("A-2", "CVE-2024-0002", To("V7.5 SP2 Update 17")),
            Affected("A-3", "CVE-2024-0003", To("V7.5 SP2 Update 16")),
        ]);

        Assert.Equal("V7.5 SP2 Update 17", one.Patch!.TargetVersion);
        Assert.True(one.Patch.OrLater);
        Assert.Equal(["CVE-2024-0001", "CVE-2024-0002", "CVE-2024-0003"], one.Closes);
        Assert.Empty(one.StaysOpen);
    }

    [Fact]
    public void A_fix_that_cannot_be_compared_stays_open_with_its_reason()
    {
        var one = Single([
            Affected("A-1", "CVE-2024-0001 CVE-2024-0002", To("V7.5 SP2 Update 15")),
            Affected("A-2", "CVE-2024-0003", To("SE2021 SP1")),
        ]);

        Assert.Equal("V7.5 SP2 Update 15", one.Patch!.TargetVersion);
        Assert.Equal("SE2021 SP1 cannot be compared", Assert.Single(one.StaysOpen).Reason);
    }

    [Theory]
    [InlineData("< V2.9.7", true)]
    [InlineData("< V3.5", false)]
    public void Without_or_later_the_affected_range_tells_whether_a_later_version_holds_the_fix(
        string range,
        bool closed
    )
    {
        var one = Single([
            Affected("A-1", "CVE-2024-0001", To("V2.9.7", orLater: false), range),
            Affected("A-2", "CVE-2024-0002 CVE-2024-0003", To("V3.0.1")),
        ]);

        Assert.Equal("V3.0.1", one.Patch!.TargetVersion);
        Assert.Equal(closed, one.Closes.Contains("CVE-2024-0001"));
        Assert.Equal(
            closed ? [] : ["the advisory names V2.9.7 only"],
            one.StaysOpen.Select(open => open.Reason)
        );
    }

    [Fact]
    public void Advisories_without_fix_become_a_case_each_and_are_named_as_open_on_the_patch()
    {
        var grouped = Group([
            Affected("A-1", "CVE-2024-0001", To("V2")),
            Affected("A-2", "CVE-2024-0002", State(FixState.NoFixPlanned)),
            Affected("A-3", "CVE-2024-0003", null),
        ]);

        var mitigations = grouped.Cases.Where(one => one.Kind == PatchCaseKind.Mitigation).ToList();
        Assert.Equal(["A-2", "A-3"], mitigations.Select(one => one.Advisory));
        var patch = grouped.Cases.Single(one => one.Kind == PatchCaseKind.Patch);
        Assert.Equal(
            ["no fix is planned", "the advisory speaks of no fix"],
            patch.StaysOpen.Select(one => one.Reason)
        );
        Assert.Equal(mitigations.Select(one => one.Id), patch.StaysOpen.Select(one => one.CaseId));
        Assert.Equal(["CVE-2024-0001"], patch.Cves);
    }

    [Fact]
    public void The_widest_restart_of_all_fixes_counts()
    {
        var one = Single([
            Affected("A-1", "CVE-2024-0001", To("V2", restart: "service")),
            Affected("A-2", "CVE-2024-0002", To("V2", restart: "machine")),
            Affected("A-3", "CVE-2024-0003", To("V2", restart: "none")),
        ]);

        Assert.Equal("machine", one.Patch!.RestartRequired);
    }

    [Fact]
    public void One_patch_holds_all_configurations_of_a_product_line_at_a_site()
    {
        var finding = Affected("A-1", "CVE-2024-0001", To("V7.5 SP2 Update 17"));
        var grouped = PatchCaseGrouping.Group(
            [
                Product(1, "SIMATIC WinCC V7.5 SP2 Update 15", finding),
                Product(2, "SIMATIC WinCC V7.5 SP2 Update 16", finding),
                Product(3, "SIMATIC WinCC V8.0", Affected("A-1", "CVE-2024-0001", To("V8.0 Update 5"))),
            ],
            [On(1, "HMI1"), On(1, "HMI2"), On(2, "HMI3"), On(3, "SRV1"), On(2, "HMI4", "Other site")]
        );

        Assert.Equal(3, grouped.Cases.Count);
        var patch = grouped.Cases.Single(one => one.AssetCount == 3);
        Assert.Equal(["HMI1", "HMI2", "HMI3"], patch.Parts.SelectMany(part => part.Assets));
        Assert.Equal("SIMATIC WinCC", patch.Product);
    }

    [Fact]
    public void The_id_stays_when_a_newer_advisory_moves_the_target_within_its_line()
    {
        var before = Single([Affected("A-1", "CVE-2024-0001", To("V2.9.4"))]);
        var after = Single([
            Affected("A-1", "CVE-2024-0001", To("V2.9.4")),
            Affected("A-2", "CVE-2025-0001", To("V2.9.7")),
        ]);

        Assert.Equal(before.Id, after.Id);
        Assert.NotEqual(before.Digest, after.Digest);
        Assert.Matches("^PC-[0-9A-HJKMNP-TV-Z]{10}$", before.Id);
    }

    [Fact]
    public void Review_findings_are_questions_of_their_own_and_never_in_a_case()
    {
        var grouped = Group([
            Finding("A-1", "CVE-2024-0001", Verdict.Review),
            Finding("A-1", "CVE-2024-0002", Verdict.Review),
            Finding("A-2", "CVE-2024-0003", Verdict.Fixed),
            Finding("A-3", "CVE-2024-0004", Verdict.NotAffected),
        ]);

        Assert.Empty(grouped.Cases);
        var item = Assert.Single(grouped.Reviews);
        Assert.Equal(["CVE-2024-0001", "CVE-2024-0002"], item.Cves);
        Assert.Equal("range.condition", item.Rule);
    }

    [Fact]
    public void Order_numbers_come_before_names_and_fold()
    {
        var finding = Affected("A-1", "CVE-2024-0001", To("V2.9.7"));
        ConfigurationFindings Cpu(long id, string? product, string number) =>
            new(id, new("Siemens", product, number, "V2.9.4", null, null, AttributeSet.Empty), [finding]);
        var grouped = PatchCaseGrouping.Group(
            [Cpu(1, "CPU 1513-1 PN", "6ES7 513-1AL02-0AB0"), Cpu(2, null, "6ES7513-1AL02-0AB0")],
            [On(1, "PLC1"), On(2, "PLC2")]
        );

        Assert.Equal(2, Assert.Single(grouped.Cases).AssetCount);
    }

    private static PatchCaseContent Single(Finding[] findings) => Assert.Single(Group(findings).Cases);

    private static GroupedFindings Group(Finding[] findings) =>
        PatchCaseGrouping.Group([Product(1, "SIMATIC WinCC", findings)], [On(1, "HMI1")]);
}
