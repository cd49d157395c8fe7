namespace Holdpoint.Tests;

/// <summary>Where the real advisories, conformance suites and cases lie; they are never part of the project.</summary>
internal static class SharedData
{
    private static readonly string? Root = Find();

    /// <summary>True when the folder is there.</summary>
    public static bool IsPresent => Root is not null;

    /// <summary>The path of something in the folder; skips the calling test, saying so, where it is absent.</summary>
    public static string Path(params string[] parts)
    {
        Assert.SkipWhen(Root is null, "The shared data folder is absent (set HOLDPOINT_SHARED): not run.");
        return System.IO.Path.Combine([Root!, .. parts]);
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("HOLDPOINT_SHARED") is { Length: > 0 } told)
            return Directory.Exists(told) ? told : null;
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (!File.Exists(System.IO.Path.Combine(at.FullName, "Holdpoint.slnx")))
                continue;
            var beside = System.IO.Path.Combine(at.Parent?.FullName ?? "/", "shared");
            return Directory.Exists(beside) ? beside : null;
        }
        return null;
    }
}
