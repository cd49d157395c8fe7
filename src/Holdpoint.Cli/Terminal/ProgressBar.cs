using Spectre.Console;

namespace Holdpoint.Cli.Terminal;

/// <summary>A progress bar on the error stream while long work runs; nothing where nobody watches.</summary>
internal static class ProgressBar
{
    /// <summary>Runs work that reports (step, done, total).</summary>
    public static async Task<T> RunAsync<T>(
        Output output,
        string title,
        Func<IProgress<(string Step, int Done, int Total)>?, Task<T>> work
    )
    {
        if (!output.ShowsProgress)
            return await work(null);
        return await output
            .ErrorScreen.Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new ElapsedTimeColumn(),
                new SpinnerColumn()
            )
            .StartAsync(async context =>
            {
                var task = context.AddTask(Markup.Escape(title));
                task.IsIndeterminate = true;
                return await work(new Bar(task, title));
            });
    }

    private sealed class Bar(ProgressTask task, string title) : IProgress<(string Step, int Done, int Total)>
    {
        public void Report((string Step, int Done, int Total) value)
        {
            task.Description = Markup.Escape($"{title}: {value.Step}");
            task.IsIndeterminate = value.Total == 0;
            if (value.Total == 0)
                return;
            task.MaxValue = value.Total;
            task.Value = Math.Min(value.Done, value.Total);
        }
    }
}

/// <summary>Hands a progress on in another shape, at once.</summary>
internal sealed class Relay<T>(Action<T> report) : IProgress<T>
{
    /// <inheritdoc />
    public void Report(T value) => report(value);

    /// <summary>A relay, or null where nobody watches.</summary>
    public static Relay<T>? To<TTarget>(IProgress<TTarget>? target, Func<T, TTarget> shape) =>
        target is null ? null : new(value => target.Report(shape(value)));
}
