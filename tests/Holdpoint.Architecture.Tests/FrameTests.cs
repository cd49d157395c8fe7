namespace Holdpoint.Architecture.Tests;

public class FrameTests
{
    [Fact]
    public void The_frame_runs_tests() => Assert.True(true);
}
