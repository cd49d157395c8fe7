using Holdpoint.Tests;

namespace Holdpoint.Cli.Tests;

public class FrameTests
{
    [Fact]
    public void The_frame_runs_tests() => Assert.True(FuzzBudget.Seconds > 0);
}
