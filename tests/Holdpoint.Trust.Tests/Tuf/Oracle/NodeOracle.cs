using System.Diagnostics;

namespace Holdpoint.Trust.Tests.Tuf.Oracle;

/// <summary>Runs this folder's scripts with node; their packages are installed once, pinned, in a temporary folder.</summary>
internal static class NodeOracle
{
    private static readonly Lazy<string> Folder = new(Install);

    public static string[] Run(string script, string? input, params string[] arguments)
    {
        var output = Start("node", Folder.Value, input, [script, .. arguments]);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Install()
    {
        var folder = Directory.CreateTempSubdirectory("holdpoint-oracle-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        foreach (var file in Directory.EnumerateFiles(Source()))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        Start("npm", folder, null, ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"]);
        return folder;
    }

    private static string Start(string program, string folder, string? input, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.Write(input ?? "");
        process.StandardInput.Close();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(3)), $"{program} does not end.");
        Assert.Equal(0, process.ExitCode);
        return output.GetAwaiter().GetResult();
    }

    private static string Source()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Holdpoint.slnx")))
                return Path.Combine(at.FullName, "tests", "Holdpoint.Trust.Tests", "Tuf", "Oracle");
        }
        throw new DirectoryNotFoundException("The tests do not run below the solution.");
    }
}
