namespace Holdpoint.Architecture.Tests;

public class LayerTests
{
    // Server, Cli -> Engine -> Core -> Csaf, Trust; what is not listed is forbidden.
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Holdpoint.Csaf"] = [],
        ["Holdpoint.Trust"] = [],
        ["Holdpoint.Core"] = ["Holdpoint.Csaf", "Holdpoint.Trust"],
        ["Holdpoint.Engine"] = ["Holdpoint.Core", "Holdpoint.Csaf", "Holdpoint.Trust"],
        ["Holdpoint.Server"] = ["Holdpoint.Engine", "Holdpoint.Core", "Holdpoint.Csaf", "Holdpoint.Trust"],
        ["holdpoint"] =
        [
            "Holdpoint.Server",
            "Holdpoint.Engine",
            "Holdpoint.Core",
            "Holdpoint.Csaf",
            "Holdpoint.Trust",
        ],
    };

    public static TheoryData<string> Projects => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_the_layers_below_it(string project) =>
        Assert.Empty(Foreign(System.Reflection.Assembly.Load(project), Allowed[project]));

    [Fact]
    public void The_rule_catches_a_reference_that_is_not_allowed() =>
        Assert.Contains("Holdpoint.Core", Foreign(typeof(LayerTests).Assembly, ["Holdpoint.Csaf"]));

    // A use of Core that keeps the compiler from dropping the reference that the test above needs to find.
    internal static System.Type UseOfCore => typeof(Holdpoint.Core.Inventory.Asset);

    [Fact]
    public void The_faces_hold_no_database() =>
        Assert.DoesNotContain(
            System.Reflection.Assembly.Load("holdpoint").GetReferencedAssemblies(),
            name => name.Name!.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
        );

    private static string[] Foreign(System.Reflection.Assembly assembly, string[] allowed) =>
        [
            .. assembly
                .GetReferencedAssemblies()
                .Select(name => name.Name!)
                .Where(name => name.StartsWith("holdpoint", StringComparison.OrdinalIgnoreCase))
                .Except(allowed, StringComparer.Ordinal),
        ];
}
