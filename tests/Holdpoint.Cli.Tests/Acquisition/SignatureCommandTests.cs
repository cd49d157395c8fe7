using System.Text.Json;
using Holdpoint.Tests;

namespace Holdpoint.Cli.Tests.Acquisition;

public class SignatureCommandTests
{
    [Fact]
    public void Verified_is_0_and_anything_else_is_1()
    {
        var root = Fixture("ca.pem");
        Assert.Equal(0, Run("--root", root, Fixture("signed.exe"), Fixture("signed.msi")).ExitCode);
        Assert.Equal(1, Run("--root", root, Fixture("signed.exe"), Fixture("padded.exe")).ExitCode);
        Assert.Equal(1, Run(Fixture("signed.exe")).ExitCode);
        Assert.Equal(1, Run("--root", root, Fixture("unsigned.exe")).ExitCode);
    }

    [Fact]
    public void A_missing_file_and_a_root_that_is_none_are_wrong_use()
    {
        Assert.Equal(2, Run("/nowhere.exe").ExitCode);
        Assert.Equal(2, Run("--root", Fixture("signed.exe"), Fixture("signed.exe")).ExitCode);
    }

    [Fact]
    public void Json_says_who_and_when_and_names_every_rule()
    {
        var line = Run("--json", "--root", Fixture("ca.pem"), Fixture("signed.exe")).Out;
        using var report = JsonDocument.Parse(line);
        Assert.Equal("valid", report.RootElement.GetProperty("verdict").GetString());
        Assert.Equal("CN=Test cs", report.RootElement.GetProperty("signed_by").GetString());
        Assert.StartsWith(
            "2026-11-23T01:19:58",
            report.RootElement.GetProperty("proven_time").GetString(),
            StringComparison.Ordinal
        );
        Assert.True(
            report.RootElement.GetProperty("signatures")[0].GetProperty("rules").GetArrayLength() > 5
        );
    }

    private static string Fixture(string name) => SharedData.Path("fixtures", "authenticode", name);

    private static CommandProcess.Result Run(params string[] arguments) =>
        CommandProcess.Run(["signature", "verify", "--at", "2026-11-24T00:00:00Z", .. arguments]);
}
