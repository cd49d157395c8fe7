using Holdpoint.Core.Inventory.Identity;
using Holdpoint.Core.Versions;
using Holdpoint.Csaf.Products;

namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>A statement about a configuration's product, with the place of its version in the statement's range.</summary>
internal sealed record MatchedStatement(
    ProductStatement Statement,
    IdentityMatch Match,
    Located Located,
    InstalledVersion Installed
)
{
    /// <summary>What the statement says, group by group.</summary>
    internal IReadOnlyList<Said> Said =>
        field ??= [.. Statement.Groups.Select(group => new Said(this, group))];

    /// <summary>
    /// Holds the version against the statement; null where the statement turns out to be about something else: another
    /// release train of the name, another serial number.
    /// </summary>
    internal static MatchedStatement? Of(
        ProductStatement statement,
        IdentityMatch match,
        AssetIdentity asset,
        InstalledVersion installed,
        HostCheck hosts
    )
    {
        var hosted = statement.Host is null ? HostAnswer.Met : hosts.Ask(statement.Host);
        if (hosted == HostAnswer.NotMet)
            return null;
        var sameName = SharesName(statement.Identity, asset);
        // "PCS 7 V8.1" on both sides: the V8.1 says nothing of where in V8.1 the version lies.
        if (installed.IsFromName && sameName)
            installed = installed with { Text = null };
        var clause = SerialClause(statement, asset);
        var unit = clause?.Ask(installed.SerialNumber);
        if (unit is { IsOutside: true })
            return null;
        var located = OfFile(match, statement.Range.Locate(installed));
        if (match.Level != MatchLevel.Identifier && Train(statement, asset, installed) is { } train)
        {
            if (train.Position is not (RangePosition.Inside or RangePosition.Unknown))
                return null;
            if (train.Position == RangePosition.Unknown && match.Doubt is null)
                match = match with { Doubt = train.Reason };
        }
        if (located.Position is RangePosition.Inside or RangePosition.Unknown)
        {
            if (Serial(statement, installed) is not { } serial)
                return null;
            if (serial.Length > 0)
                located = new(
                    RangePosition.Unknown,
                    "range.serial-number",
                    serial,
                    NeedsSerial: installed.SerialNumber is null
                );
            else if (located.Position == RangePosition.Inside && hosted == HostAnswer.Unknown)
                located = new(
                    RangePosition.Unknown,
                    "range.host",
                    $"{located.Reason}, but only on or with {statement.Host!.Names[0].Text}, and the inventory does not tell"
                );
            else if (
                located.Position == RangePosition.Inside
                && unit is { Position: RangePosition.Unknown } open
            )
                located = new(
                    RangePosition.Unknown,
                    "range.serial-number",
                    $"{located.Reason}, but {open.Reason}",
                    NeedsSerial: installed.SerialNumber is null && clause!.IsRead
                );
            else if (located.Position == RangePosition.Inside && statement.Conditions.Count > 0)
                located = new(
                    RangePosition.Unknown,
                    "range.condition",
                    $"{located.Reason}, but only {string.Join(" and ", statement.Conditions)}"
                );
            else if (located.Position == RangePosition.Inside && match.Doubt is { } doubt)
                located = new(RangePosition.Unknown, "identity.doubt", $"{located.Reason}, but {doubt}");
        }
        return new(statement, match, located, installed);
    }

    // The file is the one the statement is about: its version needs no comparison, unless the inventory tells another.
    private static Located OfFile(IdentityMatch match, Located located) =>
        match.Rules[0] != FileIdentity.Rule || match.Doubt is not null ? located
        : located.Position is RangePosition.Inside or RangePosition.Unknown
            ? new(RangePosition.Inside, "range.own-file", "is that of the file")
        : new(
            RangePosition.Unknown,
            "range.own-file",
            $"{located.Reason}, although the file is the statement's"
        );

    private static bool SharesName(StatementIdentity statement, AssetIdentity asset)
    {
        for (var i = 0; i < statement.Names.Count; i++)
        {
            if (HasName(asset, statement.Names[i].Key))
                return true;
        }
        return false;
    }

    private static bool HasName(AssetIdentity asset, string key)
    {
        for (var i = 0; i < asset.Names.Count; i++)
        {
            if (asset.Names[i].Key == key)
                return true;
        }
        return false;
    }

    // An inventory that names the product with the advisory's own clause has answered it.
    private static SerialClause? SerialClause(ProductStatement statement, AssetIdentity asset)
    {
        for (var i = 0; i < statement.Identity.Names.Count; i++)
        {
            if (statement.Identity.Names[i].SerialClause is { } clause)
                return Repeats(asset, clause) ? null : clause;
        }
        return null;
    }

    private static bool Repeats(AssetIdentity asset, SerialClause clause) =>
        asset.Names.Any(mine =>
            string.Equals(mine.SerialClause?.Text, clause.Text, StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>
    /// Where the version lies against the train in the statement's name; null where the name has none or both names
    /// carry the same one.
    /// </summary>
    private static Located? Train(ProductStatement statement, AssetIdentity asset, InstalledVersion installed)
    {
        for (var i = 0; i < statement.Identity.Names.Count; i++)
        {
            var theirs = statement.Identity.Names[i];
            if (theirs.Train is not { } train || HasName(asset, theirs.Key))
                continue;
            // "CP 1242-7 V2" with firmware "< V3.3.46": the V2 is the device's generation, no train of its firmware.
            if (!statement.Range.FitsIn(train.Train!))
                return Generation(asset, train);
            if (installed.Version is not { } version)
                return new(
                    RangePosition.Unknown,
                    "train.unknown",
                    $"the statement is about {train.Version} of the product"
                );
            var answer = train.Train!.Locate(version);
            return new(answer.Position, "train", answer.Reason);
        }
        return null;
    }

    private static Located? Generation(AssetIdentity asset, NamedTrain train) =>
        asset.Train is not { Version: { } mine }
            ? new(
                RangePosition.Unknown,
                "train.generation",
                $"the statement is about {train.Version} of the product"
            )
        : VersionComparer.Compare(mine, train.Version!).Order == VersionOrder.Equal ? null
        : new(
            RangePosition.Beyond,
            "train.generation",
            $"the statement is about {train.Version} of the product"
        );

    /// <summary>Empty where the serial number fits or plays no part, a reason where it is not known; null where it does not fit.</summary>
    private static string? Serial(ProductStatement statement, InstalledVersion installed)
    {
        var patterns = statement.Identity.SerialNumbers;
        if (patterns.Count == 0)
            return "";
        if (installed.SerialNumber is not { } serial)
            return $"concerns only the serial numbers {string.Join(", ", patterns.Take(5))}";
        // Devices, labels and advisories do not agree on capitals.
        var unit = serial.Trim().ToUpperInvariant();
        var best = patterns.Max(pattern => HelperPattern.Parse(pattern.ToUpperInvariant()).Compare(unit));
        return best switch
        {
            HelperMatch.Whole => "",
            HelperMatch.Beginning =>
                $"concerns only the serial numbers {string.Join(", ", patterns.Take(5))}, and {serial} only begins like one",
            _ => null,
        };
    }
}
