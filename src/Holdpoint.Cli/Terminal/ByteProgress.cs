using System.Diagnostics;

namespace Holdpoint.Cli.Terminal;

/// <summary>Progress over bytes, with the speed; the work may report from any thread, as often as it likes.</summary>
internal static class ByteProgress
{
    // The bar counts in thousandths: bytes do not fit its numbers.
    private const int Steps = 1000;

    /// <summary>Runs work that reports the bytes done and to be done.</summary>
    public static Task<T> RunAsync<T>(
        Output output,
        string title,
        Func<IProgress<(long Done, long Total)>?, Task<T>> work
    )
    {
        var watch = Stopwatch.StartNew();
        return ProgressBar.RunAsync(
            output,
            title,
            bar =>
                work(
                    Relay<(long Done, long Total)>.To(
                        bar,
                        value =>
                            (
                                $"{ByteSize.Of(value.Done)} of {ByteSize.Of(value.Total)}, {ByteSize.Of((long)(value.Done / Math.Max(0.001, watch.Elapsed.TotalSeconds)))}/s",
                                value.Total == 0
                                    ? Steps
                                    : (int)Math.Min(Steps, value.Done * (double)Steps / value.Total),
                                Steps
                            )
                    )
                )
        );
    }
}
