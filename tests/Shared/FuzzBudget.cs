namespace Holdpoint.Tests;

/// <summary>How long each fuzz test runs: a few seconds in the test run, as long as asked with HOLDPOINT_FUZZ_SECONDS.</summary>
internal static class FuzzBudget
{
    /// <summary>Seconds for one fuzz test.</summary>
    public static int Seconds { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("HOLDPOINT_FUZZ_SECONDS"), out var told) && told > 0
            ? told
            : 3;
}
