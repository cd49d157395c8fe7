using Holdpoint.Core.Versions;

namespace Holdpoint.Core.Tests.Versions;

public class NamedTrainTests
{
    [Theory]
    [InlineData(
        "SIMATIC WinCC V7.5 SP2 Update 15",
        "SIMATIC WinCC",
        "at least V7.5 SP2 Update 15 and before 7.6"
    )]
    [InlineData("RUGGEDCOM RSG920P V5.X", "RUGGEDCOM RSG920P", "at least 5 and before 6")]
    [InlineData("SIMATIC Route Control V7.1 and earlier", "SIMATIC Route Control", "before 7.2")]
    [InlineData("SIMATIC PCS 7 V8.1 and newer", "SIMATIC PCS 7", "at least V8.1")]
    public void A_train_in_a_name_limits_the_versions(string name, string product, string train)
    {
        var split = NamedTrain.Split(name);
        Assert.Equal(product, split.Product);
        Assert.Equal(train, split.Train!.ToString());
    }

    [Theory]
    [InlineData("SIMATIC S7-400 CPU hardware version 5.0 (incl. SIPLUS variants)")]
    [InlineData("Microsoft Windows 10 Enterprise LTSC 2019")]
    [InlineData("FactoryTalk View SE")]
    [InlineData("ControlLogix 5580")]
    [InlineData("BMX P34 2020")]
    [InlineData("ET 200SP")]
    [InlineData("M580")]
    public void A_number_that_belongs_to_the_model_stays_in_the_name(string name)
    {
        var split = NamedTrain.Split(name);
        Assert.Equal(name, split.Product);
        Assert.Null(split.Train);
    }
}
