using System.ComponentModel;
using System.Diagnostics;
using Holdpoint.Core.Acquisition.Scanning;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Acquisition.Scanning;

/// <summary>The site's own rules through the YARA command line: an argument list, no shell, names of files that are ours.</summary>
/// <param name="program">The yara program.</param>
/// <param name="rules">The file of rules.</param>
internal sealed class YaraScanner(string program, string rules) : IScanner
{
    private const int LongestOutput = 1 << 20;

    public string Name => "yara";

    public async Task<(ScanEngine? Engine, string? Fault)> MeetAsync(CancellationToken cancel)
    {
        try
        {
            var version = await RunAsync(["--version"], cancel);
            if (version.ExitCode != 0)
                return (null, $"{program} --version ended with {version.ExitCode}.");
            var bytes = await File.ReadAllBytesAsync(rules, cancel);
            return (
                new(
                    Name,
                    version.Out.Trim(),
                    $"sha256:{Digest.Of(bytes)}",
                    new DateTimeOffset(File.GetLastWriteTimeUtc(rules))
                ),
                null
            );
        }
        catch (Exception fault)
            when (fault is IOException or Win32Exception or UnauthorizedAccessException or TimeoutException)
        {
            return (null, $"{program} with {rules} cannot be used: {fault.Message}");
        }
    }

    public async Task<ScanReport> ScanAsync(string path, string member, CancellationToken cancel)
    {
        try
        {
            var seconds = (int)AcquisitionLimits.ScanTime.TotalSeconds;
            var run = await RunAsync(["--no-warnings", $"--timeout={seconds}", rules, path], cancel);
            if (run.ExitCode != 0)
                return NotFully(member, $"ended with {run.ExitCode}: {FirstLine(run.Error)}");
            // "RULE FILE" a line; the rule's name has no blank.
            var found = run
                .Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(' ')[0])
                .Distinct(StringComparer.Ordinal)
                .ToList();
            return new(Name, member, found.Count == 0 ? ScanVerdict.Clean : ScanVerdict.Found, found);
        }
        catch (Exception fault) when (fault is IOException or Win32Exception or TimeoutException)
        {
            return NotFully(member, fault.Message);
        }
    }

    private ScanReport NotFully(string member, string why) =>
        new(Name, member, ScanVerdict.NotFullyScanned, [why]);

    private async Task<(int ExitCode, string Out, string Error)> RunAsync(
        IReadOnlyList<string> arguments,
        CancellationToken cancel
    )
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new IOException($"{program} does not start.");
        process.StandardInput.Close();
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limited.CancelAfter(AcquisitionLimits.ScanTime + AcquisitionLimits.ScannerAnswerTime);
        try
        {
            var output = TakeAsync(process.StandardOutput, limited.Token);
            var error = TakeAsync(process.StandardError, limited.Token);
            await process.WaitForExitAsync(limited.Token);
            return (process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException late)
        {
            process.Kill(entireProcessTree: true);
            cancel.ThrowIfCancellationRequested();
            throw new TimeoutException("it did not end in time", late);
        }
    }

    // Reads to the end, so that the program is not held up, and keeps the beginning.
    private static async Task<string> TakeAsync(StreamReader from, CancellationToken cancel)
    {
        var text = new System.Text.StringBuilder();
        var buffer = new char[4096];
        int read;
        while ((read = await from.ReadAsync(buffer, cancel)) > 0)
        {
            if (text.Length < LongestOutput)
                text.Append(buffer, 0, read);
        }
        return text.ToString();
    }

    private static string FirstLine(string text) => text.Split('\n')[0].Trim();
}
