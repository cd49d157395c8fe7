using System.Text.RegularExpressions;

namespace Holdpoint.Server.Tests.Access;

/// <summary>What the list of ASVS requirements names as its proof is there.</summary>
public sealed partial class AsvsTests
{
    [Fact]
    public async Task Each_file_that_the_list_names_exists()
    {
        var list = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs/asvs.md"));
        var known = new[] { "src", "tests" }
            .SelectMany(folder =>
                Directory.EnumerateFiles(
                    Path.Combine(Repository.Root, folder),
                    "*.cs",
                    SearchOption.AllDirectories
                )
            )
            .Select(Path.GetFileName)
            .ToHashSet(StringComparer.Ordinal);

        Assert.Empty(
            Named()
                .Matches(list)
                .Select(found => found.Groups["name"].Value)
                .Where(name =>
                    name.StartsWith("docs/", StringComparison.Ordinal)
                    || name.StartsWith("eng/", StringComparison.Ordinal)
                        ? !Path.Exists(Path.Combine(Repository.Root, name))
                        : !known.Contains(name)
                )
        );
    }

    [GeneratedRegex(@"`(?<name>\w+\.cs|(docs|eng)/[\w./-]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();
}
