using System.Globalization;
using Holdpoint.Tests;

namespace Holdpoint.Cli.Tests.Tuf;

/// <summary>A handful of the conformance cases through the command itself, as the suite calls it.</summary>
public class TufCommandTests
{
    public static TheoryData<string> Cases =>
        [
            .. TufCase
                .Names()
                .Where(name =>
                    name
                        is "test_basic_refresh_requests"
                            or "test_timestamp_expired"
                            or "test_unsigned_initial_root"
                            or "test_cached_role_is_verified_against_current_delegator"
                            or "tuf-on-ci-0.11"
                ),
        ];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_command_speaks_the_suites_protocol(string name) =>
        TufCase
            .Read(name)
            .ReplayAsync(
                (arguments, now) =>
                    Task.FromResult(
                        CommandProcess
                            .Run([
                                "tuf",
                                .. arguments,
                                "--now",
                                now.UtcDateTime.ToString(
                                    "yyyy-MM-dd'T'HH:mm:ss'Z'",
                                    CultureInfo.InvariantCulture
                                ),
                            ])
                            .ExitCode
                    )
            );

    [Fact]
    public void A_missing_option_is_wrong_use_and_is_named()
    {
        var run = CommandProcess.Run("tuf", "refresh");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--metadata-dir", run.Error, StringComparison.Ordinal);
    }
}
