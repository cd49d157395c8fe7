namespace Holdpoint.Cli.Tests.Deployment.Deliverables;

/// <summary>A site is prepared for deliverables, as docs/keys.md tells it.</summary>
public sealed class PreparationTests : IDisposable
{
    private readonly Headquarters _hq = new();

    public void Dispose() => _hq.Dispose();

    [Fact]
    public void A_site_is_prepared_by_signatures_made_elsewhere_and_gets_a_kit()
    {
        _hq.Keys("ada", "ben", "export");
        var said = _hq.Run(
            1,
            "deliverable init --site Waterworks_North --role root=2:ada.key.pub,ben.key.pub --role targets=1:ben.key.pub "
                + "--role snapshot=1:export.key.pub --role timestamp=1:export.key.pub --out carry"
        );
        Assert.Contains("to sign", said, StringComparison.Ordinal);
        _hq.Run(1, "deliverable kit --site Waterworks_North --out north.kit");
        foreach (var who in (string[])["ada", "ben"])
        foreach (var draft in (string[])["catalogue-root", "director-root"])
        {
            _hq.Run(
                0,
                $"tuf sign make carry/{draft}.json --key {who}.key --passphrase-file word --out {draft}.{who}.sig"
            );
            _hq.Run(0, $"tuf sign import carry/{draft}.json {draft}.{who}.sig");
        }
        said = _hq.Run(
            0,
            "deliverable init --site Waterworks_North --signed carry/catalogue-root.json --signed carry/director-root.json"
        );
        Assert.Contains("director root 1, signed by", said, StringComparison.Ordinal);
        var kit = _hq.Json(0, "deliverable kit --site Waterworks_North --out north.kit");
        Assert.Equal(64, kit.GetProperty("fingerprint").GetString()!.Length);
        Assert.DoesNotContain("PRIVATE", File.ReadAllText(_hq.At("north.kit")), StringComparison.Ordinal);
        Assert.Contains("deliverable.root", _hq.Run(0, "log list"), StringComparison.Ordinal);
        // Another site gets a director of its own under the catalogue that is there, signed by the same people.
        _hq.Run(0, "deliverable init --site Dam_South --key ada.key --key ben.key --passphrase-file word");
        _hq.Run(0, "deliverable kit --site Dam_South --out south.kit");
        // A root of the one site is no root of the other's director.
        Assert.Contains(
            "not of the director of Dam South",
            _hq.Run(1, "deliverable init --site Dam_South --signed carry/director-root.json"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void One_owner_cannot_reach_a_threshold_of_two_and_an_unknown_site_is_not_prepared()
    {
        _hq.Keys("ada");
        _hq.Run(0, "key create --out ada2.key --owner ada --passphrase-file word");
        Assert.Contains(
            "one owner holds two of the keys",
            _hq.Run(
                2,
                "deliverable init --site Waterworks_North --role root=2:ada.key.pub,ada2.key.pub --key ada.key --passphrase-file word"
            ),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "no site",
            _hq.Run(2, "deliverable init --site Nowhere --role root=1:ada.key.pub"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_next_root_needs_the_old_holders_and_the_kit_changes()
    {
        _hq.Prepare();
        var first = _hq.Json(0, "deliverable kit --site Waterworks_North --out north.kit");
        _hq.Keys("next");
        // Signed by the new holder alone: not taken, and what was in force stays.
        _hq.Run(
            1,
            "deliverable init --site Waterworks_North --role root=1:next.key.pub --key next.key --passphrase-file word"
        );
        var said = _hq.Run(
            0,
            "deliverable init --site Waterworks_North --role root=1:next.key.pub --key next.key --key root.key --passphrase-file word"
        );
        Assert.Contains("director root 2", said, StringComparison.Ordinal);
        var second = _hq.Json(0, "deliverable kit --site Waterworks_North --out north.kit");
        Assert.NotEqual(
            first.GetProperty("fingerprint").GetString(),
            second.GetProperty("fingerprint").GetString()
        );
        // Nothing asked is nothing done.
        _hq.Run(1, "deliverable init --site Waterworks_North");
    }
}
