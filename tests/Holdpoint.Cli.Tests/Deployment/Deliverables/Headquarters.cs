using System.Collections.Concurrent;
using System.Text.Json;
using Holdpoint.Trust.Keys;

namespace Holdpoint.Cli.Tests.Deployment.Deliverables;

/// <summary>A headquarters with one site in its inventory, keys of four people, and an export desk.</summary>
internal sealed class Headquarters : IDisposable
{
    public const string Site = "Waterworks North";

    private const string Passphrase = "a long passphrase of ours";

    private const string Inventory = """
        site,zone,asset,name,type,vendor,product,order_number,serial_number,version
        Waterworks North,Cell 1,PLC-1,Pump station,controller,Contoso,Valve Controller 500,CVC-500,,V2.1.0
        Waterworks North,Cell 1,PLC-2,Filter,controller,Contoso,Valve Controller 500,CVC-500,,V2.1.0
        Dam South,Cell 1,PLC-9,Gate,controller,Contoso,Valve Controller 500,CVC-500,,V2.1.0

        """;

    public Headquarters()
    {
        File.WriteAllText(At("word"), Passphrase + "\n");
        File.WriteAllText(At("assets.csv"), Inventory);
        Run(0, "asset import assets.csv");
    }

    private Headquarters(string template)
    {
        foreach (var file in Directory.EnumerateFiles(template, "*", SearchOption.AllDirectories))
        {
            var to = At(Path.GetRelativePath(template, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }

    // Made once and copied: from an empty directory to a released file takes a dozen commands.
    private static readonly Lazy<Headquarters> Template = new(() =>
    {
        var hq = new Headquarters();
        hq.Prepare();
        hq.Release("valve.bin", 300_000);
        hq.Run(0, "deliverable kit --site Waterworks_North --out north.kit");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => hq.Dispose();
        return hq;
    });

    /// <summary>A prepared headquarters with one released file, and the site's kit.</summary>
    public static Headquarters WithReleasedFile() => new(Template.Value.Folder);

    /// <summary>SHA-256 of a file.</summary>
    public static string Digest(string file) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)));

    public string Folder { get; } = Directory.CreateTempSubdirectory("holdpoint-hq-").FullName;

    public string At(string path) => Path.Combine(Folder, path);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Makes keys, each of an owner of its name.</summary>
    public void Keys(params string[] owners)
    {
        foreach (var owner in owners)
        {
            var (pem, key) = Made.GetOrAdd(owner, static name => Make(name));
            File.WriteAllText(At($"{owner}.key"), pem);
            File.WriteAllBytes(At($"{owner}.key.pub"), PublicKeyFile.Write(key));
        }
    }

    // Stretching a passphrase takes its time by intent; the tests share what they need not make anew.
    private static readonly ConcurrentDictionary<string, (string, KeyObject)> Made = new(
        StringComparer.Ordinal
    );

    private static (string, KeyObject) Make(string owner)
    {
        var (pem, key) = PrivateKeyFile.Create(SignatureScheme.Ed25519, Passphrase);
        return (pem, KeyObject.Of(key, owner));
    }

    /// <summary>Prepares the site with one root key, one approver and one export key.</summary>
    public void Prepare(string more = "")
    {
        Keys("root", "approver", "export", "desk");
        Run(
            0,
            "deliverable init --site Waterworks_North --role root=1:root.key.pub --role targets=1:approver.key.pub "
                + "--role snapshot=1:export.key.pub --role timestamp=1:export.key.pub --role evidence=1:desk.key.pub "
                + $"--key root.key --passphrase-file word {more}".TrimEnd()
        );
    }

    /// <summary>Runs a command line; an underscore in a word that names the site is a blank.</summary>
    public string Run(int exit, string line) => Run(exit, Words(line));

    /// <summary>The words of a command line, as <see cref="Run(int, string)"/> takes it.</summary>
    public static string[] Words(string line) =>
        [
            .. line.Split(' ')
                .Select(word => word is "Waterworks_North" or "Dam_South" ? word.Replace('_', ' ') : word),
        ];

    public string Run(int exit, params string[] words)
    {
        var run = CommandProcess.RunIn(Folder, words);
        Assert.True(exit == run.ExitCode, $"{string.Join(' ', words)}: {run.ExitCode}\n{run.Out}{run.Error}");
        return run.Out + run.Error;
    }

    public JsonElement Json(int exit, string line) =>
        JsonDocument.Parse(Run(exit, line + " --json")).RootElement;
}
