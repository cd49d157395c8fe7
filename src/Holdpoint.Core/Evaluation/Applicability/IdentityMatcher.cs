using Holdpoint.Core.Inventory.Identity;

namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>
/// Decides whether a configuration's product is a statement's: identifiers first, then vendor and product through the
/// tables, then families. Pure.
/// </summary>
internal static class IdentityMatcher
{
    // A name of fewer characters says too little where nothing tells the vendor.
    private const int ShortestLoneName = 8;

    /// <summary>Why they are one; null where nothing says so.</summary>
    internal static IdentityMatch? Match(
        AssetIdentity asset,
        StatementIdentity statement,
        VendorTable vendors
    ) =>
        ByNumber(asset, statement)
        ?? ByCpe(asset, statement)
        ?? ByPurl(asset, statement)
        ?? FileIdentity.Match(asset, statement)
        ?? ByUri(asset, statement)
        ?? (
            NumbersContradict(asset, statement)
                ? null
                : ByName(asset, statement, vendors, exact: true)
                    ?? ByName(asset, statement, vendors, exact: false)
                    ?? ByModel(asset, statement, vendors)
                    ?? ByFamily(asset, statement, vendors)
                    ?? ByBeginning(asset, statement)
        );

    /// <summary>
    /// True where both sides have order numbers of the same kind and none agrees: then they are different products,
    /// whatever their names are.
    /// </summary>
    internal static bool NumbersContradict(AssetIdentity asset, StatementIdentity statement)
    {
        if (
            asset.OrderNumbers.Count == 0
            || (statement.OrderNumbers.Count == 0 && statement.Patterns.Count == 0)
        )
            return false;
        var oneKind =
            statement.OrderNumbers.Any(theirs =>
                asset.OrderNumbers.Any(mine => AreOneKind(mine.Compact, theirs.Compact))
            )
            || statement.Patterns.Any(pattern =>
                pattern is { IsModel: false, IsBeginning: false }
                && asset.OrderNumbers.Any(mine => AreOneKind(mine.Compact, pattern.Literal))
            );
        // A number that begins as the statement's is not proven to be another.
        return oneKind && !Begins(asset, statement);
    }

    private static bool Begins(AssetIdentity asset, StatementIdentity statement) =>
        statement.Patterns.Any(pattern =>
            !pattern.IsModel && asset.OrderNumbers.Any(mine => pattern.Fit(mine) != PatternFit.None)
        );

    private static IdentityMatch? ByNumber(AssetIdentity asset, StatementIdentity statement)
    {
        foreach (var mine in asset.OrderNumbers)
        {
            foreach (var theirs in statement.OrderNumbers)
            {
                if (mine.Compact == theirs.Compact || IsWithoutLastBlock(theirs.Compact, mine.Compact))
                {
                    if (mine.Series != '\0' && theirs.Series != '\0' && mine.Series != theirs.Series)
                        continue;
                    return new(
                        MatchLevel.Identifier,
                        Confidence.High,
                        ["identity.order-number"],
                        $"has the order number {theirs} of the statement"
                    )
                    {
                        Doubt =
                            theirs.Series != '\0' && mine.Series == '\0'
                                ? $"the statement is about series {theirs.Series} and the inventory names no series"
                                : null,
                    };
                }
                if (statement.IncludesSiplus && mine.IsSiplus && mine.IsTwinOf(theirs))
                    return new(
                        MatchLevel.Identifier,
                        Confidence.Medium,
                        ["identity.order-number", "identity.siplus-twin"],
                        $"is the SIPLUS variant of {theirs}, which the statement includes"
                    );
            }
        }
        foreach (var pattern in statement.Patterns)
        {
            if (pattern.IsModel || pattern.IsBeginning)
                continue;
            foreach (var mine in asset.OrderNumbers)
            {
                if (pattern.Fit(mine) == PatternFit.Whole)
                    return new(
                        MatchLevel.Identifier,
                        Confidence.High,
                        ["identity.order-number-pattern"],
                        $"has the order number {mine}, which is one of {pattern}"
                    );
            }
            if (asset.OrderNumbers.Count > 0)
                continue;
            foreach (var text in AdvisoryIndex.PatternTexts(asset))
            {
                if (pattern.Fit(text) == PatternFit.Whole)
                    return new(
                        MatchLevel.Identifier,
                        Confidence.Medium,
                        ["identity.name-pattern"],
                        $"is named {text}, which is one of {pattern}"
                    );
            }
        }
        return null;
    }

    private static IdentityMatch? ByCpe(AssetIdentity asset, StatementIdentity statement) =>
        asset.Cpe is { } mine && statement.Cpe is { } theirs && theirs.IncludesProductOf(mine)
            ? new(
                MatchLevel.Identifier,
                Confidence.High,
                ["identity.cpe"],
                $"has the CPE name of the statement ({theirs.Vendor}:{theirs.Product})"
            )
            : null;

    private static IdentityMatch? ByPurl(AssetIdentity asset, StatementIdentity statement) =>
        asset.Purl is { } mine && statement.Purls.Any(theirs => theirs.Package == mine.Package)
            ? new(
                MatchLevel.Identifier,
                Confidence.High,
                ["identity.purl"],
                $"is the package {mine.Package} of the statement"
            )
            : null;

    private static IdentityMatch? ByUri(AssetIdentity asset, StatementIdentity statement) =>
        asset.Uri is { } mine && statement.Uris.Contains(mine, StringComparer.Ordinal)
            ? new(
                MatchLevel.Identifier,
                Confidence.High,
                ["identity.uri"],
                $"has the identifier {mine} of the statement"
            )
            : null;

    /// <summary>A model's name with wildcards ("AC500 PM57x") says who is meant only beside the vendor.</summary>
    private static IdentityMatch? ByModel(
        AssetIdentity asset,
        StatementIdentity statement,
        VendorTable vendors
    )
    {
        foreach (var pattern in statement.Patterns)
        {
            if (!pattern.IsModel)
                continue;
            foreach (var text in AdvisoryIndex.PatternTexts(asset))
            {
                if (pattern.Fit(text) != PatternFit.Whole || asset.Vendor.IsOpen)
                    continue;
                if (Vendor(asset, statement, vendors, null) is not { } vendor)
                    return null;
                return new(
                    MatchLevel.FoldedName,
                    Confidence.Medium,
                    [vendor.Rule, "identity.model-pattern"],
                    $"is a {text}, which is one of {pattern}"
                )
                {
                    Doubt = vendor.Doubt,
                };
            }
        }
        return null;
    }

    /// <summary>A number that begins as the statement's and goes on otherwise: a question.</summary>
    private static IdentityMatch? ByBeginning(AssetIdentity asset, StatementIdentity statement)
    {
        foreach (var pattern in statement.Patterns)
        {
            if (pattern.IsModel)
                continue;
            foreach (var mine in asset.OrderNumbers)
            {
                if (pattern.Fit(mine) != PatternFit.Beginning)
                    continue;
                return new(
                    MatchLevel.Family,
                    Confidence.Low,
                    ["identity.order-number-beginning"],
                    $"has the order number {mine}, which begins as {pattern} does"
                )
                {
                    Doubt =
                        $"the statement writes {pattern}, and whether {mine} is one of them a person checks",
                };
            }
        }
        return null;
    }

    private static IdentityMatch? ByName(
        AssetIdentity asset,
        StatementIdentity statement,
        VendorTable vendors,
        bool exact
    )
    {
        foreach (var theirs in statement.Names)
        {
            if (
                asset.Windows is { } windows
                && WindowsRelease.Read(theirs.Text) is { } release
                && release.Product == windows.Product
            )
                return new(
                    MatchLevel.Name,
                    Confidence.High,
                    ["identity.windows-release"],
                    $"is {windows.Product}, which the statement names"
                );
            foreach (var mine in asset.Names)
            {
                if (Same(mine, theirs) is not { } rule || (exact && rule != "identity.product-name"))
                    continue;
                if (Vendor(asset, statement, vendors, mine) is not { } vendor)
                    continue;
                return new(
                    rule == "identity.product-name" ? MatchLevel.Name : MatchLevel.FoldedName,
                    rule == "identity.product-name" && vendor.Confidence == Confidence.High
                        ? Confidence.High
                        : Confidence.Medium,
                    [vendor.Rule, rule],
                    $"has the name of the statement's product ({theirs.Text.Trim()}){vendor.Reason}"
                )
                {
                    Doubt = vendor.Doubt,
                };
            }
        }
        return null;
    }

    private static IdentityMatch? ByFamily(
        AssetIdentity asset,
        StatementIdentity statement,
        VendorTable vendors
    )
    {
        if (statement.Families.Count == 0)
            return null;
        var family = asset.Families.FirstOrDefault(mine =>
            statement.Families.Contains(mine, StringComparer.Ordinal)
        );
        if (family is null)
            return null;
        // A SIPLUS number is in the family only where the statement takes SIPLUS in.
        if (!statement.IncludesSiplus && asset.OrderNumbers.Any(number => number.IsSiplus))
            return null;
        if (Vendor(asset, statement, vendors, null) is not { } vendor)
            return null;
        return new(
            MatchLevel.Family,
            Confidence.Medium,
            [vendor.Rule, "identity.family"],
            $"belongs to the family {family}, which the statement names"
        );
    }

    private static string? Same(ProductName mine, ProductName theirs)
    {
        if (mine.Key == theirs.Key)
            return "identity.product-name";
        if (mine.Bare.Length == 0)
            return null;
        if (mine.Bare == theirs.Bare)
            return "identity.product-name-folded";
        // "MB3180" alone is "MGate MB3180": the words in front name a series.
        if (mine.Model is { } model && model == theirs.Model && (mine.Bare == model || theirs.Bare == model))
            return "identity.product-model";
        if (
            theirs.AlsoKnownAs.Contains(mine.Bare, StringComparer.Ordinal)
            || mine.AlsoKnownAs.Contains(theirs.Bare, StringComparer.Ordinal)
        )
            return "identity.product-former-name";
        return null;
    }

    private static VendorVerdict? Vendor(
        AssetIdentity asset,
        StatementIdentity statement,
        VendorTable vendors,
        ProductName? name
    )
    {
        if (asset.Vendor.IsOpen || statement.Vendor.IsOpen)
        {
            if (asset.Vendor.Label.Length > 0 && asset.Vendor.Label == statement.Vendor.Label)
                return new("identity.vendor", Confidence.High, "");
            // Where nobody says who made it, the name has to say enough.
            if (name is not null && name.Bare.Length < ShortestLoneName)
                return new(
                    "identity.vendor-unknown",
                    Confidence.Low,
                    "; no vendor is given",
                    "the vendor is not known and the name is short"
                );
            return new("identity.vendor-unknown", Confidence.Medium, "; one side names no vendor");
        }
        return vendors.Link(asset.Vendor, statement.Vendor) switch
        {
            { Kind: VendorLinkKind.Same } when !asset.VendorIsInferred => new(
                "identity.vendor",
                Confidence.High,
                ""
            ),
            { Kind: VendorLinkKind.Same } => new(
                "identity.vendor-brand",
                Confidence.Medium,
                $"; the vendor was told by the brand in the name"
            ),
            { } link => new(
                "identity.vendor-successor",
                Confidence.Medium,
                $"; {link.From} and {link.To} belong together"
            ),
            null => null,
        };
    }

    private static bool IsWithoutLastBlock(string shorter, string longer) =>
        shorter.Length == 12 && longer.Length == 16 && longer.StartsWith(shorter, StringComparison.Ordinal);

    // A customer's own material number must not speak against a vendor's: only numbers of like build do.
    private static bool AreOneKind(string one, string other) =>
        one.Length > 2
        && other.Length > 2
        && char.IsAsciiDigit(one[0]) == char.IsAsciiDigit(other[0])
        && Shape(one) == Shape(other);

    private static string Shape(string number) =>
        string.Create(
            Math.Min(4, number.Length),
            number,
            (span, text) =>
            {
                for (var i = 0; i < span.Length; i++)
                    span[i] = char.IsAsciiDigit(text[i]) ? '9' : 'A';
            }
        );

    private sealed record VendorVerdict(
        string Rule,
        Confidence Confidence,
        string Reason,
        string? Doubt = null
    );
}
