using System.Security.Cryptography;
using System.Text.Json;

namespace Holdpoint.Tests;

/// <summary>A recorded case of the TUF conformance suite (shared/conformance/tuf).</summary>
internal sealed record TufCase(string Name, IReadOnlyList<TufStep> Steps)
{
    /// <summary>The names of all cases; none where the folder is absent.</summary>
    public static IEnumerable<string> Names() =>
        SharedData.IsPresent
            ? Directory
                .EnumerateFiles(SharedData.Path("conformance", "tuf"), "*.json")
                .Select(file => Path.GetFileNameWithoutExtension(file)!)
                .Order(StringComparer.Ordinal)
            : [];

    public static TufCase Read(string name)
    {
        using var file = JsonDocument.Parse(
            File.ReadAllBytes(SharedData.Path("conformance", "tuf", name + ".json"))
        );
        return new(name, [.. file.RootElement.GetProperty("steps").EnumerateArray().Select(TufStep.Read)]);
    }

    /// <summary>Runs all steps with a client that is given the arguments of the suite and the moment.</summary>
    public async Task ReplayAsync(Func<string[], DateTimeOffset, Task<int>> client)
    {
        var directory = Directory.CreateTempSubdirectory("holdpoint-tuf-").FullName;
        using var server = new RecordedServer();
        try
        {
            var (metadata, targets) = (
                Path.Combine(directory, "metadata"),
                Path.Combine(directory, "targets")
            );
            Directory.CreateDirectory(targets);
            for (var at = 0; at < Steps.Count; at++)
            {
                var step = Steps[at];
                server.Clear();
                foreach (var (path, status, body) in step.Http)
                    server.Add(path, status, body);
                var root = Path.Combine(directory, "pinned.json");
                File.WriteAllBytes(root, step.Root);
                var exit = await client(Arguments(step, metadata, targets, root, server.Address), step.Now);
                var where = $"{Name}, step {at}: {step.Command}";
                Assert.True(step.Exit == exit, $"{where}: exit {exit}, {step.Exit} expected");
                if (step.Trusted is not null)
                    Assert.Equal(Lines(step.Trusted), Lines(Files(metadata)));
                // A step that is refused where the recorded client went on leaves less behind.
                if (step.Downloaded is not null && step.Exit == 0)
                    Assert.Equal(Lines(step.Downloaded), Lines(Files(targets)));
                else if (step.Downloaded is not null)
                    Assert.Empty(Files(targets).Except(step.Downloaded));
            }
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static string[] Arguments(
        TufStep step,
        string metadata,
        string targets,
        string root,
        string address
    ) =>
        step.Command switch
        {
            "init" => ["--metadata-dir", metadata, "init", root],
            "refresh" => ["--metadata-dir", metadata, "--metadata-url", address + "metadata/", "refresh"],
            _ =>
            [
                "--metadata-dir",
                metadata,
                "--metadata-url",
                address + "metadata/",
                .. step.Targets.SelectMany(target => (string[])["--target-name", target]),
                "--target-base-url",
                address + "targets/",
                "--target-dir",
                targets,
                "download",
            ],
        };

    private static Dictionary<string, string> Files(string directory) =>
        Directory
            .EnumerateFiles(directory)
            .ToDictionary(
                file => Path.GetFileName(file),
                file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))
            );

    private static string Lines(IReadOnlyDictionary<string, string> files) =>
        string.Join('\n', files.Select(file => $"{file.Value} {file.Key}").Order(StringComparer.Ordinal));
}

/// <summary>One call of the client and what must be there after it.</summary>
internal sealed record TufStep(
    string Command,
    byte[] Root,
    DateTimeOffset Now,
    string[] Targets,
    (string Path, int Status, byte[] Body)[] Http,
    int Exit,
    Dictionary<string, string>? Trusted,
    Dictionary<string, string>? Downloaded
)
{
    public static TufStep Read(JsonElement step) =>
        new(
            step.GetProperty("cmd").GetString()!,
            step.TryGetProperty("root", out var root) ? root.GetBytesFromBase64() : [],
            step.TryGetProperty("now", out var now) ? now.GetDateTimeOffset() : DateTimeOffset.UnixEpoch,
            step.TryGetProperty("targets", out var targets) && targets.ValueKind == JsonValueKind.Array
                ? [.. targets.EnumerateArray().Select(target => target.GetString()!)]
                : [],
            step.TryGetProperty("http", out var http)
                ?
                [
                    .. http.EnumerateArray()
                        .Select(answer =>
                            (
                                answer.GetProperty("path").GetString()!,
                                answer.GetProperty("status").GetInt32(),
                                answer.TryGetProperty("body", out var body) ? body.GetBytesFromBase64() : []
                            )
                        ),
                ]
                : [],
            (
                step.TryGetProperty("expected_exit_per_suite", out var right)
                    ? right
                    : step.GetProperty("exit")
            ).GetInt32(),
            step.TryGetProperty("trusted_after", out var trusted) ? FilesOf(trusted) : null,
            step.TryGetProperty("downloaded", out var downloaded) ? FilesOf(downloaded) : null
        );

    private static Dictionary<string, string> FilesOf(JsonElement files) =>
        files
            .EnumerateObject()
            .ToDictionary(
                file => file.Name,
                file =>
                    file.Value.ValueKind == JsonValueKind.Object
                        ? file.Value.GetProperty("sha256").GetString()!
                        : file.Value.GetString()!
            );
}
