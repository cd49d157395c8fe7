namespace Holdpoint.Tests;

/// <summary>The project's own samples: the water plant and the advisories about it.</summary>
internal static class SampleData
{
    private static readonly string Root = Find();

    /// <summary>The path of something below samples/.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>The sample advisories, each as its path below samples/advisories with forward slashes.</summary>
    public static IReadOnlyList<string> Advisories() =>
        [
            .. Directory
                .EnumerateFiles(Path("advisories"), "hps-*.json", SearchOption.AllDirectories)
                .Select(file => System.IO.Path.GetRelativePath(Path("advisories"), file).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(at.FullName, "Holdpoint.slnx")))
                return System.IO.Path.Combine(at.FullName, "samples");
        }
        throw new DirectoryNotFoundException("The tests do not run below the solution.");
    }
}
