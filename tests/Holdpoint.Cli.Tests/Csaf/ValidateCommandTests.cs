using System.Text.Json;

namespace Holdpoint.Cli.Tests.Csaf;

public sealed class ValidateCommandTests : IDisposable
{
    private const string Valid = """
        {
          "document": {
            "category": "csaf_base", "csaf_version": "2.0", "title": "T",
            "publisher": { "category": "vendor", "name": "P", "namespace": "https://example.com" },
            "tracking": {
              "current_release_date": "2024-01-01T00:00:00Z", "id": "X", "initial_release_date": "2024-01-01T00:00:00Z",
              "revision_history": [ { "date": "2024-01-01T00:00:00Z", "number": "1", "summary": "S" } ],
              "status": "final", "version": "1"
            }
          }
        }
        """;

    private readonly string _directory = Directory.CreateTempSubdirectory("holdpoint-csaf-").FullName;

    [Fact]
    public void Valid_documents_end_in_0_and_a_line_each()
    {
        Write("b.json", Valid);
        Write("a/c.json", Valid);
        var run = CommandProcess.RunIn(_directory, "csaf", "validate", ".");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("valid a/c.json|valid b.json|2 documents:", Words(run.Out));
    }

    [Fact]
    public void An_invalid_document_ends_in_1_and_says_why_and_where()
    {
        Write("x.json", Valid.Replace("\"version\": \"1\"", "\"version\": \"3\"", StringComparison.Ordinal));
        var run = CommandProcess.RunIn(_directory, "csaf", "validate", "x.json");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("6.1.16", run.Out, StringComparison.Ordinal);
        Assert.Contains("/document/tracking/version", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void With_json_every_file_is_one_line_in_a_stable_order()
    {
        for (var i = 0; i < 30; i++)
            Write($"{i:00}.json", i % 7 == 0 ? "{ \"document\": {} }" : Valid);
        var run = CommandProcess.RunIn(_directory, "csaf", "validate", "--json", ".");
        Assert.Equal(1, run.ExitCode);
        var lines = run
            .Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => JsonDocument.Parse(l).RootElement)
            .ToList();
        Assert.Equal(30, lines.Count);
        for (var i = 0; i < 30; i++)
        {
            Assert.EndsWith(
                $"{i:00}.json",
                lines[i].GetProperty("file").GetString(),
                StringComparison.Ordinal
            );
            Assert.Equal(i % 7 != 0, lines[i].GetProperty("valid").GetBoolean());
        }
        var test = lines[1]
            .GetProperty("tests")
            .EnumerateArray()
            .Single(t => t.GetProperty("id").GetString() == "6.2.12");
        Assert.Equal("recommended", test.GetProperty("group").GetString());
        Assert.False(test.GetProperty("passed").GetBoolean());
        Assert.Equal("/document", test.GetProperty("messages")[0].GetProperty("pointer").GetString());
    }

    [Fact]
    public void A_feed_beside_the_advisories_is_left_out_and_said_so()
    {
        Write("feed.json", """{ "feed": {} }""");
        Write("x.json", Valid);
        var run = CommandProcess.RunIn(_directory, "csaf", "validate", ".");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("left out", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, CommandProcess.RunIn(_directory, "csaf", "validate", "feed.json").ExitCode);
    }

    [Fact]
    public void A_path_that_is_not_there_is_wrong_use()
    {
        var run = CommandProcess.RunIn(_directory, "csaf", "validate", "nowhere.json");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("nowhere.json", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void No_path_is_wrong_use() => Assert.Equal(2, CommandProcess.Run("csaf", "validate").ExitCode);

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private static string Words(string output) =>
        string.Join(
            '|',
            output
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(l => string.Join(' ', l.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2)))
                .Select(l => l.Replace("./", "", StringComparison.Ordinal))
        );

    private void Write(string name, string text)
    {
        var path = Path.Combine(_directory, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
