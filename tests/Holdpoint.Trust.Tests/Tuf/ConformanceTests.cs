using Holdpoint.Tests;
using Holdpoint.Trust.Tuf;
using Holdpoint.Trust.Tuf.Client;
using Holdpoint.Trust.Tuf.Model;

namespace Holdpoint.Trust.Tests.Tuf;

/// <summary>The recorded cases of tuf-conformance, each call as one run of the client over a directory.</summary>
public class ConformanceTests
{
    private static readonly HttpClient Http = new();

    public static TheoryData<string> Cases => [.. TufCase.Names()];

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = false)]
    public Task The_client_judges_as_the_suite_demands(string name) =>
        TufCase.Read(name).ReplayAsync(RunAsync);

    [Fact]
    public void There_are_cases() =>
        Assert.True(Directory.GetFiles(SharedData.Path("conformance", "tuf")).Length > 70);

    private static async Task<int> RunAsync(string[] arguments, DateTimeOffset now)
    {
        string? Value(string option) =>
            Array.IndexOf(arguments, option) is >= 0 and var at ? arguments[at + 1] : null;
        var store = new DirectoryStore(Value("--metadata-dir")!);
        if (arguments[^2] == "init")
        {
            store.Save(Role.Root, File.ReadAllBytes(arguments[^1]));
            return 0;
        }
        var client = new TufClient(store, new HttpFetcher(Http, new(Value("--metadata-url")!)));
        var (session, refusal) = await client.RefreshAsync(now, TestContext.Current.CancellationToken);
        if (session is null)
            return Refused(refusal!);
        for (var at = 0; at < arguments.Length; at++)
        {
            if (arguments[at] != "--target-name")
                continue;
            (var found, refusal) = await session.FindAsync(arguments[at + 1]);
            if (found is null)
                return Refused(refusal!);
            (var file, refusal) = await TargetDownload.RunAsync(
                new HttpFetcher(Http, new(Value("--target-base-url")!)),
                found.Target,
                session.Trusted.Root.ConsistentSnapshot,
                Value("--target-dir")!
            );
            if (file is null)
                return Refused(refusal!);
        }
        return 0;
    }

    private static int Refused(TufRefusal refusal)
    {
        TestContext.Current.SendDiagnosticMessage("{0}", refusal);
        return 1;
    }
}
