using System.Globalization;
using System.Text;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Engine.Storage;
using Holdpoint.Trust.Attestation;
using Holdpoint.Trust.Files;
using Holdpoint.Trust.Json;
using Holdpoint.Trust.Tuf.Agreement;
using Holdpoint.Trust.Tuf.Client;

namespace Holdpoint.Engine.Deployment.Imports;

/// <summary>
/// What a site keeps between imports, as plain files under the data directory: the kit, what it trusts of both
/// repositories, the latest time it saw, its imports and receipts. Each file is written whole or not at all.
/// </summary>
internal sealed class ImportBook(string dataDirectory)
{
    // Headquarters that missed more than these receipts asks for a proof by itself ("holdpoint log witness").
    private const int MostProofs = 20;

    private readonly string _root = Path.Combine(dataDirectory, "deliverables", "site");

    /// <summary>What is trusted of the catalogue.</summary>
    public DirectoryStore Catalogue => new(Path.Combine(_root, "catalogue"));

    /// <summary>What is trusted of the site's director.</summary>
    public DirectoryStore Director => new(Path.Combine(_root, "director"));

    /// <summary>The latest time that a verified signature vouched for.</summary>
    public TimeFloorFile Floor => new(Path.Combine(_root, "time-floor.json"));

    /// <summary>Holds off every other importer until it is disposed.</summary>
    /// <exception cref="StorageException">Another one is at work.</exception>
    public IDisposable Lock()
    {
        Directory.CreateDirectory(_root);
        try
        {
            return new FileStream(
                Path.Combine(_root, ".lock"),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            );
        }
        catch (IOException fault)
        {
            throw new StorageException(
                "Another import is running in this data directory. Wait until it is finished.",
                fault
            );
        }
    }

    /// <summary>The kit that was pinned; null before the first import.</summary>
    /// <exception cref="StorageException">It is damaged.</exception>
    public SiteKit? Kit()
    {
        var file = Path.Combine(_root, "kit.json");
        if (!File.Exists(file))
            return null;
        return SiteKit.Read(File.ReadAllBytes(file), out var why)
            ?? throw new StorageException($"The kit that was pinned cannot be used ({file}): {why}");
    }

    /// <summary>Pins a kit.</summary>
    public void Pin(SiteKit kit) => DurableFile.Write(Path.Combine(_root, "kit.json"), kit.ToFile());

    /// <summary>The imports that were accepted, the oldest first.</summary>
    public IReadOnlyList<ImportRecord> Imports() =>
        [.. Files("imports").Select(Read<ImportRecord>).OrderBy(one => one.Sequence)];

    /// <summary>Keeps an import; from then on it counts as accepted.</summary>
    public void Keep(ImportRecord one) =>
        DurableFile.Write(
            Path.Combine(_root, "imports", Number(one.Sequence)),
            Encoding.UTF8.GetBytes(Json.Write(one) + "\n")
        );

    /// <summary>The site's newest receipt: its number, and the envelope; null before the first.</summary>
    public (long Counter, byte[] Envelope)? LastReceipt() =>
        Files("receipts").MaxBy(CounterOf) is { } file ? (CounterOf(file), File.ReadAllBytes(file)) : null;

    /// <summary>Entries of the site's log in its newest receipts: headquarters may have cosigned any of these states last.</summary>
    public IEnumerable<long> LogSizes() =>
        Files("receipts")
            .OrderByDescending(CounterOf)
            .Take(MostProofs)
            .Select(file => Envelope.Parse(File.ReadAllBytes(file), out _))
            .OfType<Envelope>()
            .Select(envelope => JsonReader.ReadObject(envelope.Payload, new JsonLimits(), out _))
            .Select(statement =>
                ((statement?["predicate"] as JsonObject)?["log"] as JsonObject)?["size"]?.AsInteger
            )
            .OfType<long>();

    /// <summary>Keeps a receipt.</summary>
    public void Keep(long counter, byte[] receipt) =>
        DurableFile.Write(Path.Combine(_root, "receipts", Number(counter)), receipt);

    private static long CounterOf(string file) =>
        long.Parse(Path.GetFileNameWithoutExtension(file), NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture) + ".json";

    private IEnumerable<string> Files(string folder) =>
        Directory.Exists(Path.Combine(_root, folder))
            ? Directory
                .EnumerateFiles(Path.Combine(_root, folder), "*.json")
                .Where(file => Path.GetFileName(file)[0] is >= '0' and <= '9')
            : [];

    private static T Read<T>(string file)
    {
        try
        {
            return Json.Read<T>(File.ReadAllText(file));
        }
        catch (System.Text.Json.JsonException fault)
        {
            throw new StorageException($"{file} cannot be read: {fault.Message}", fault);
        }
    }
}
