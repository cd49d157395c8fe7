using System.Text.Json;

namespace Holdpoint.Architecture.Tests;

public class LicenceTests
{
    // Licences under which a package may be shipped with an Apache-2.0 program.
    private static readonly string[] Allowed =
    [
        "MIT",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "PostgreSQL",
    ];

    [Fact]
    public void Every_shipped_package_is_on_the_licence_list()
    {
        var listed = Listed();
        Assert.Empty(Shipped().Where(package => !listed.ContainsKey(package)));
    }

    [Fact]
    public void Every_listed_licence_is_allowed() =>
        Assert.Empty(
            Listed().Where(row => !Allowed.Contains(row.Value)).Select(row => $"{row.Key}: {row.Value}")
        );

    [Fact]
    public void The_list_names_no_package_that_is_not_shipped()
    {
        var shipped = Shipped();
        Assert.Empty(Listed().Keys.Where(package => !shipped.Contains(package)));
    }

    private static Dictionary<string, string> Listed() =>
        File.ReadLines(Path.Combine(House.Root, "eng", "licences.csv"))
            .Skip(1)
            .Select(line => line.Split(',', 3))
            .ToDictionary(cells => cells[0], cells => cells[1], StringComparer.OrdinalIgnoreCase);

    private static HashSet<string> Shipped()
    {
        var packages = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (
            var path in Directory.EnumerateFiles(
                Path.Combine(House.Root, "src"),
                "packages.lock.json",
                SearchOption.AllDirectories
            )
        )
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            foreach (var framework in document.RootElement.GetProperty("dependencies").EnumerateObject())
            foreach (var package in framework.Value.EnumerateObject())
                if (package.Value.GetProperty("type").GetString() != "Project")
                    packages.Add(package.Name);
        }
        return packages;
    }
}
