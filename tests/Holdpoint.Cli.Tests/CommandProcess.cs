using System.Diagnostics;

namespace Holdpoint.Cli.Tests;

/// <summary>Runs the built command as a person or a script does: as its own process.</summary>
internal static class CommandProcess
{
    /// <summary>The exit code and both streams.</summary>
    public sealed record Result(int ExitCode, string Out, string Error);

    public static Result Run(params string[] arguments) => RunIn(Path.GetTempPath(), arguments);

    public static Result RunIn(string directory, params string[] arguments)
    {
        using var process = Start(directory, arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(2)), "The command does not end.");
        return new(process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    public static Process Start(string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "holdpoint.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment.Remove("HOLDPOINT_DATA");
        return Process.Start(start)!;
    }
}
