using CsCheck;
using Holdpoint.Core.Evaluation.Candidates;
using Holdpoint.Core.Inventory.Identity;

namespace Holdpoint.Core.Tests.Evaluation.Candidates;

public class CandidateSearchTests
{
    private static readonly IdentityTables Tables = IdentityTables.Shipped;

    // Enough other names that words have a rarity.
    private static readonly ListedName[] Names =
    [
        Name("Siemens", "SIMATIC WinCC Runtime Professional"),
        Name("Siemens", "Desigo Insight"),
        Name("Siemens", "APOGEE PXC Compact"),
        Name("Rockwell Automation", "MicroLogix 1400"),
        Name("Rockwell Automation", "PowerFlex 525"),
        Name("Rockwell Automation", "PowerFlex 527"),
        Name("Tridium", "Niagara AX"),
        Name("Carrier", "i-Vu building automation"),
        Name("Northwind Controls", "Flowmaster XK200 gateway"),
        Name("Delta Electronics", "DOPSoft"),
        .. Enumerable
            .Range(0, 200)
            .Select(at =>
                Name(
                    $"Maker {(char)('A' + (at % 26))}{at}",
                    $"Unit {at} {(char)('a' + (at % 26))}ware server"
                )
            ),
    ];

    private static readonly CandidateSearch Search = new(Names, Tables);

    [Theory]
    [InlineData("Rockwell Automation", "Micrologics 1400", "MicroLogix 1400", false)]
    [InlineData("Northwind Controls", "Flow master XK200", "Flowmaster XK200 gateway", true)]
    [InlineData("Northwind Controls", "Flowmastr XK200", "Flowmaster XK200 gateway", true)]
    [InlineData("Nortwind Controls", "Flowmaster XK200 gateway", "Flowmaster XK200 gateway", true)]
    [InlineData("Southwind", "Flowmaster XK200 gateway", "Flowmaster XK200 gateway", true)]
    [InlineData(null, "Flowmaster XK200", "Flowmaster XK200 gateway", true)]
    [InlineData("Tridium", "AX Niagara framework", "Niagara AX", true)]
    [InlineData("Rockwell Automation", "PowerFlex 526", "PowerFlex 525", false)]
    [InlineData("Siemens", "Flowmaster gateway for hall 3", "Flowmaster XK200 gateway", false)]
    [InlineData("Northwind Controls", "Flowmaster XK300", "Flowmaster XK200 gateway", false)]
    [InlineData("Delta Controls", "DOPSoft", "DOPSoft", false)]
    public void A_name_that_is_alike_is_proposed_and_a_sibling_is_not(
        string? vendor,
        string product,
        string theirs,
        bool proposed
    ) =>
        Assert.Equal(
            proposed,
            Search.Find(Name(vendor, product), isTied: false).Any(one => one.Statement.Product == theirs)
        );

    [Fact]
    public void What_a_rule_ties_already_is_not_proposed() =>
        Assert.DoesNotContain(
            Search.Find(Name("Allen-Bradley", "MicroLogix 1400"), isTied: false),
            one => one.Statement.Product == "MicroLogix 1400"
        );

    [Fact]
    public void It_tells_what_speaks_for_and_against()
    {
        var found = Assert.Single(
            Search.Find(Name("Northwind Controls", "Flowmastr XK200 hall"), isTied: false)
        );
        Assert.Contains("xk200", found.For);
        Assert.Contains("flowmastr ~ flowmaster", found.For);
        Assert.Contains("only the advisory: gateway", found.Against);
        Assert.Contains("only the inventory: hall", found.Against);
        Assert.InRange(found.Score, 0.6, 0.99);
    }

    [Fact]
    public void A_pair_has_one_id_whatever_the_writing() =>
        Assert.Equal(
            Search.Find(Name("Northwind Controls", "Flowmastr XK200"), isTied: false)[0].Id,
            Search.Find(Name("NORTHWIND CONTROLS Inc.", " flowmastr  XK200 firmware"), isTied: false)[0].Id
        );

    [Fact]
    public void No_name_is_too_odd_and_scores_stay_in_bounds() =>
        Gen.Select(Gen.String, Gen.String)
            .Sample(pair =>
            {
                if (ListedName.Of(pair.Item1, pair.Item2, [], Tables) is not { } name)
                    return;
                Assert.All(Search.Find(name, isTied: false), one => Assert.InRange(one.Score, 0.6, 1.0));
            });

    [Fact]
    public void Slips_are_counted_the_same_both_ways() =>
        Gen.Select(Gen.String[Gen.Char['a', 'd'], 0, 8], Gen.String[Gen.Char['a', 'd'], 0, 8])
            .Sample(pair =>
                Typo.Slips(pair.Item1, pair.Item2, 9) == Typo.Slips(pair.Item2, pair.Item1, 9)
                && (Typo.Slips(pair.Item1, pair.Item2, 9) == 0) == (pair.Item1 == pair.Item2)
            );

    private static ListedName Name(string? vendor, string product) =>
        ListedName.Of(vendor, product, [], Tables)!;
}
