namespace Holdpoint.Cli.Tests.Deployment.Deliverables;

/// <summary>The whole road: headquarters, the site without a network, and back.</summary>
public sealed class ImportTests : IDisposable
{
    private const string Keys = "--key approver.key --key export.key --key desk.key --passphrase-file word";
    private readonly Headquarters _hq = Headquarters.WithReleasedFile();

    public void Dispose() => _hq.Dispose();

    [Fact]
    public void From_headquarters_to_the_site_and_the_receipt_back_makes_the_next_export_a_delta()
    {
        _hq.Keys("site");
        _hq.Run(0, "deliverable init --site Waterworks_North --receipt-key site.key.pub");
        var first = Built(1, "--seal 4711@bag");

        // A kit is believed only after its fingerprint was compared.
        Assert.Contains("no kit yet", Import(2, first), StringComparison.Ordinal);
        Assert.Contains("by another way", Import(2, first, "--kit north.kit"), StringComparison.Ordinal);
        Assert.Contains(
            "not the kit",
            Import(1, first, $"--kit north.kit --fingerprint {new string('0', 64)}"),
            StringComparison.Ordinal
        );
        var said = Import(
            0,
            first,
            $"--kit north.kit --fingerprint {Fingerprint()} --seal 4711=broken --from Carl --out back1"
        );
        Assert.Contains("imported  export 1", said, StringComparison.Ordinal);
        var sha256 = Headquarters.Digest(_hq.At("valve.bin"));
        Assert.True(File.Exists(_hq.At($"plant/vault/{sha256[..2]}/{sha256}")));
        // Again is no harm, and copies nothing.
        Assert.Contains("0 B copied", Import(0, first, "--out back1b"), StringComparison.Ordinal);

        said = _hq.Run(0, "deliverable receipt back1");
        Assert.Contains("Export 1 is confirmed", said, StringComparison.Ordinal);
        Assert.Contains("Seal 4711 was found broken", said, StringComparison.Ordinal);
        Assert.Contains("cosigned this log", said, StringComparison.Ordinal);
        Assert.Contains(
            "The site's log only grew",
            _hq.Run(0, "deliverable receipt back1b"),
            StringComparison.Ordinal
        );
        Assert.Contains("taken already", _hq.Run(0, "deliverable receipt back1b"), StringComparison.Ordinal);
        Assert.Contains("older than", _hq.Run(1, "deliverable receipt back1"), StringComparison.Ordinal);

        // Only what is new travels; the rest the site has.
        var made = _hq.Json(0, $"deliverable build --site Waterworks_North --out out {Keys}");
        Assert.Equal(0, made.GetProperty("travel").GetInt32());
        Assert.Equal(1, made.GetProperty("at_site").GetInt32());
        var second = made.GetProperty("media")[0].GetProperty("path").GetString()!;
        Assert.Contains("imported  export 2", Import(0, second, "--out back2"), StringComparison.Ordinal);
        // The older one is an old story now, and that is told to headquarters.
        Assert.Contains("sequence", Import(1, first, "--out back3"), StringComparison.Ordinal);
        _hq.Run(0, "deliverable receipt back2");
        Assert.Contains("REFUSED", _hq.Run(0, "deliverable receipt back3"), StringComparison.Ordinal);
        _hq.Run(0, "log verify");
        _hq.Run(0, "log verify --data plant");
    }

    [Fact]
    public void A_receipt_that_was_changed_or_is_of_a_stranger_is_refused()
    {
        _hq.Keys("site", "stranger");
        _hq.Run(0, "deliverable init --site Waterworks_North --receipt-key site.key.pub");
        var folder = Built(1, "");
        Import(0, folder, $"--kit north.kit --fingerprint {Fingerprint()} --out back", "stranger");
        Assert.Contains(
            "No registered key",
            _hq.Run(1, "deliverable receipt back"),
            StringComparison.Ordinal
        );
        Import(0, folder, "--out good");
        File.AppendAllText(_hq.At("good/headquarters-checkpoint"), "x");
        Assert.DoesNotContain(
            "cosigned this log",
            _hq.Run(0, "deliverable receipt good"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_is_damaged_on_the_way_is_refused_and_a_good_copy_is_taken_afterwards()
    {
        _hq.Keys("site");
        var folder = Built(1, "");
        var target = Directory.EnumerateFiles($"{folder}/targets", "*", SearchOption.AllDirectories).Single();
        var bytes = File.ReadAllBytes(target);
        bytes[^1] ^= 1;
        File.WriteAllBytes(target, bytes);
        var said = Import(1, folder, $"--kit north.kit --fingerprint {Fingerprint()} --out back");
        Assert.Contains("content", said, StringComparison.Ordinal);
        Assert.Contains("block 4", said, StringComparison.Ordinal);
        Assert.True(File.Exists(_hq.At("back/receipt.dsse.json")));
        Assert.DoesNotContain(
            Directory.EnumerateFiles(_hq.At("plant/deliverables/site"), "*", SearchOption.AllDirectories),
            file => file.Contains("imports", StringComparison.Ordinal)
        );
        bytes[^1] ^= 1;
        File.WriteAllBytes(target, bytes);
        Assert.Contains("imported  export 1", Import(0, folder, "--out back2"), StringComparison.Ordinal);
    }

    private string Built(int export, string more)
    {
        var made = _hq.Json(
            0,
            $"deliverable build --site Waterworks_North --out out {Keys} {more}".TrimEnd()
        );
        Assert.Equal(export, made.GetProperty("export").GetInt32());
        return made.GetProperty("media")[0].GetProperty("path").GetString()!;
    }

    private string Fingerprint() => Headquarters.Digest(_hq.At("north.kit"));

    private string Import(int exit, string medium, string more = "", string key = "site") =>
        _hq.Run(
            exit,
            $"deliverable import {medium} --data plant --key {key}.key --passphrase-file word --by Nora {more}".TrimEnd()
        );
}
