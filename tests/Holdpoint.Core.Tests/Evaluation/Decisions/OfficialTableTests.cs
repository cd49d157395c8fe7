using Holdpoint.Core.Evaluation.Decisions;
using Holdpoint.Tests;

namespace Holdpoint.Core.Tests.Evaluation.Decisions;

public class OfficialTableTests
{
    public static TheoryData<string, string, int> Official =>
        new()
        {
            { "ssvc:deployer", "deployer_patch_application_priority_1_0_0.csv", 72 },
            { "ssvc:human-impact", "human_impact_1_0_0.csv", 16 },
            { "cisa:bod-26-04", "cisa_bod_26_04_1_0_0.csv", 16 },
        };

    [Theory]
    [MemberData(nameof(Official))]
    public void Every_official_row_is_decided_as_published(string id, string file, int rows)
    {
        var bytes = File.ReadAllBytes(SharedData.Path("corpus", "ssvc", file));
        var official = DecisionTableReader.ReadCsv(bytes, file, id, "1.0.0", DecisionTables.None).Value!;
        var ours = DecisionTables.Shipped.Find(id, "1.0.0")!;

        Assert.Equal(rows, official.Rows.Count);
        Assert.Equal(rows, ours.Rows.Count);
        foreach (var row in official.Rows)
        {
            var inputs = official.Inputs.Select((column, at) => Given(column.Name, row.Values[at]));
            var record = ours.Decide("row", inputs.ToDictionary(input => input.Name));
            Assert.All(record.Inputs, input => Assert.False(input.Defaulted));
            Assert.Equal((row.Number, row.Outcome), (row.Number, record.Outcome));
        }
    }

    private static DecisionInput Given(string name, string value) =>
        new(name, value, "the official table", null, false, "Given.");
}
