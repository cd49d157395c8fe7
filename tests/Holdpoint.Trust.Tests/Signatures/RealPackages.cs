namespace Holdpoint.Trust.Tests.Signatures;

/// <summary>The packages that this project restores: really signed files of real publishers.</summary>
internal static class RealPackages
{
    /// <summary>The folder of a package; skips the calling test, saying so, where it was never restored.</summary>
    public static string Path(string package, string version)
    {
        var root =
            Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? System.IO.Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
                ".nuget",
                "packages"
            );
        var folder = System.IO.Path.Combine(root, package, version);
        Assert.SkipUnless(
            Directory.Exists(folder),
            $"{package} {version} is not in the package cache: not run."
        );
        return folder;
    }
}
