using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Holdpoint.Csaf.Tests.Provider.Sync;

/// <summary>Builds the files of a CSAF provider: documents with hashes and signatures, index, changes, feed and metadata.</summary>
internal sealed class TestProvider
{
    private readonly SortedDictionary<string, (byte[] Bytes, DateTimeOffset Updated)> documents = new(
        StringComparer.Ordinal
    );

    public string Host { get; init; } = "provider.test";

    public string Role { get; set; } = "csaf_trusted_provider";

    public string Namespace { get; set; } = "https://provider.test";

    public TestKey Key { get; set; } = new();

    public IEnumerable<TestKey> NamedKeys { get; set; } = [];

    public bool UsesFeed { get; set; }

    public string Label { get; set; } = "WHITE";

    public bool WithSignatures { get; set; } = true;

    public bool WithHashes { get; set; } = true;

    public string Metadata => $"https://{Host}/.well-known/csaf/provider-metadata.json";

    public IEnumerable<string> Paths => documents.Keys;

    public static byte[] Document(string id, int version = 1, string label = "WHITE") =>
        Encoding.UTF8.GetBytes(
            new JsonObject
            {
                ["document"] = new JsonObject
                {
                    ["category"] = "csaf_security_advisory",
                    ["csaf_version"] = "2.0",
                    ["title"] = $"Advisory {id}",
                    ["distribution"] = new JsonObject { ["tlp"] = new JsonObject { ["label"] = label } },
                    ["publisher"] = new JsonObject
                    {
                        ["category"] = "vendor",
                        ["name"] = "Test",
                        ["namespace"] = "https://provider.test",
                    },
                    ["tracking"] = new JsonObject
                    {
                        ["id"] = id,
                        ["version"] = version.ToString(CultureInfo.InvariantCulture),
                        ["status"] = "final",
                        ["initial_release_date"] = "2024-01-01T00:00:00Z",
                        ["current_release_date"] = Time(version).ToString("O"),
                    },
                },
                ["padding"] = new string('x', 300),
            }.ToJsonString()
        );

    public static DateTimeOffset Time(int version) =>
        new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(version);

    public TestProvider With(int count)
    {
        for (var i = 0; i < count; i++)
            Set($"TEST-{i:D4}");
        return this;
    }

    public void Set(string id, int version = 1, string label = "WHITE") =>
        SetRaw($"2024/{id.ToLowerInvariant()}.json", Document(id, version, label), Time(version));

    public void SetRaw(string path, byte[] bytes, DateTimeOffset updated) =>
        documents[path] = (bytes, updated);

    public void Remove(string path) => documents.Remove(path);

    /// <summary>Puts everything onto a server, in place of what it had for this host.</summary>
    public TestProvider PublishTo(FaultyServer server)
    {
        foreach (
            var old in server
                .Files.Keys.Where(k => k.StartsWith(Host + "/", StringComparison.Ordinal))
                .ToList()
        )
            server.Files.TryRemove(old, out _);
        foreach (var (path, bytes) in Files())
            server.Files[$"{Host}/{path}"] = bytes;
        return this;
    }

    /// <summary>Writes everything into a folder, as a carried medium has it.</summary>
    public void WriteTo(string folder)
    {
        foreach (var (path, bytes) in Files())
        {
            var file = System.IO.Path.Combine(folder, path);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, bytes);
        }
    }

    public Dictionary<string, byte[]> Files()
    {
        var files = new Dictionary<string, byte[]>();
        var signed = documents
            .AsParallel()
            .Select(d => (d.Key, d.Value.Bytes, Signature: WithSignatures ? Key.Sign(d.Value.Bytes) : []));
        foreach (var (path, bytes, signature) in signed)
        {
            files["csaf/" + path] = bytes;
            if (WithHashes)
            {
                var name = path[(path.LastIndexOf('/') + 1)..];
                files[$"csaf/{path}.sha512"] = Encoding.ASCII.GetBytes(
                    $"{Convert.ToHexStringLower(SHA512.HashData(bytes))}  {name}\n"
                );
            }
            if (WithSignatures)
                files[$"csaf/{path}.asc"] = signature;
        }
        var newest = documents.OrderByDescending(d => d.Value.Updated).ToList();
        files["csaf/index.txt"] = Encoding.UTF8.GetBytes(string.Concat(newest.Select(d => d.Key + "\n")));
        files["csaf/changes.csv"] = Encoding.UTF8.GetBytes(
            string.Concat(newest.Select(d => $"\"{d.Key}\",\"{d.Value.Updated:O}\"\n"))
        );
        files["csaf/feed.json"] = Encoding.UTF8.GetBytes(Feed(newest.Select(d => (d.Key, d.Value.Updated))));
        var keys = NamedKeys.DefaultIfEmpty(Key).ToList();
        foreach (var key in keys)
            files[$"keys/{key.Fingerprint}.asc"] = key.Armored;
        files[".well-known/csaf/provider-metadata.json"] = Encoding.UTF8.GetBytes(MetadataText(keys));
        return files;
    }

    private string Feed(IEnumerable<(string Path, DateTimeOffset Updated)> entries) =>
        new JsonObject
        {
            ["feed"] = new JsonObject
            {
                ["id"] = "test",
                ["updated"] = "2024-06-01T00:00:00Z",
                ["entry"] = new JsonArray([
                    .. entries.Select(e =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["id"] = e.Path,
                                ["updated"] = e.Updated.ToString("O"),
                                ["content"] = new JsonObject { ["src"] = $"https://{Host}/csaf/{e.Path}" },
                                ["link"] = new JsonArray(
                                    Link("self", $"https://{Host}/csaf/{e.Path}"),
                                    Link("hash", $"https://{Host}/csaf/{e.Path}.sha512"),
                                    Link("signature", $"https://{Host}/csaf/{e.Path}.asc")
                                ),
                            }
                    ),
                ]),
            },
        }.ToJsonString();

    private static JsonObject Link(string relation, string to) => new() { ["rel"] = relation, ["href"] = to };

    private string MetadataText(List<TestKey> keys)
    {
        var distribution = UsesFeed
            ? new JsonObject
            {
                ["rolie"] = new JsonObject
                {
                    ["feeds"] = new JsonArray(
                        new JsonObject { ["tlp_label"] = Label, ["url"] = $"https://{Host}/csaf/feed.json" }
                    ),
                },
            }
            : new JsonObject { ["directory_url"] = $"https://{Host}/csaf/" };
        return new JsonObject
        {
            ["canonical_url"] = Metadata,
            ["metadata_version"] = "2.0",
            ["last_updated"] = "2024-06-01T00:00:00Z",
            ["role"] = Role,
            ["publisher"] = new JsonObject
            {
                ["category"] = "vendor",
                ["name"] = "Test provider",
                ["namespace"] = Namespace,
            },
            ["distributions"] = new JsonArray(distribution),
            ["public_openpgp_keys"] = new JsonArray([
                .. keys.Select(k =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["fingerprint"] = k.Fingerprint,
                            ["url"] = $"https://{Host}/keys/{k.Fingerprint}.asc",
                        }
                ),
            ]),
        }.ToJsonString();
    }
}
