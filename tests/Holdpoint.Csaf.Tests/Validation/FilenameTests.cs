using System.Text.Json;
using Holdpoint.Csaf.Validation;
using Holdpoint.Tests;

namespace Holdpoint.Csaf.Tests.Validation;

public class FilenameTests
{
    [Theory]
    [InlineData("Example Company - 2019-YH3234", "example_company_-_2019-yh3234.json")]
    [InlineData("RHBA-2019:0024", "rhba-2019_0024.json")]
    [InlineData("cisco-sa-20190513-secureboot", "cisco-sa-20190513-secureboot.json")]
    [InlineData("A: #/B.0", "a_b_0.json")]
    [InlineData("C++_2", "c++_2.json")]
    public void An_id_gives_its_filename(string id, string name) =>
        Assert.Equal(name, CsafValidator.FileNameOf(id));

    [Theory]
    [InlineData("2.0", "valid", true)]
    [InlineData("2.0", "invalid", false)]
    [InlineData("2.1", "valid", true)]
    [InlineData("2.1", "invalid", false)]
    public void The_standards_files_are_named_rightly_or_wrongly(string version, string folder, bool right)
    {
        var files = Directory.GetFiles(
            SharedData.Path("conformance", "csaf", version, "filenames", folder),
            "*.json"
        );
        Assert.NotEmpty(files);
        Assert.All(
            files,
            file =>
            {
                using var json = JsonDocument.Parse(File.ReadAllBytes(file));
                var id = json
                    .RootElement.GetProperty("document")
                    .GetProperty("tracking")
                    .GetProperty("id")
                    .GetString()!;
                Assert.Equal(right, CsafValidator.FileNameOf(id) == Path.GetFileName(file));
            }
        );
    }
}
