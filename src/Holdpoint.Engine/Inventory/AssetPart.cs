namespace Holdpoint.Engine.Inventory;

/// <summary>Which assets are asked for; null leaves a field open.</summary>
public sealed record AssetAsk
{
    /// <summary>Sites that the person may see; null for all.</summary>
    public IReadOnlyList<string>? Allowed { get; init; }

    /// <summary>The site's name.</summary>
    public string? Site { get; init; }

    /// <summary>The zone's name.</summary>
    public string? Zone { get; init; }

    /// <summary>A part of the identifier, name or address, or of a component's product, order number or vendor, in any capitals.</summary>
    public string? Text { get; init; }

    /// <summary>How many are left out at the beginning.</summary>
    public int From { get; init; }

    /// <summary>
    /// What the part comes after, as <see cref="AssetPart.Next"/> gave it; null for the beginning. Costs the same however far
    /// behind the part lies.
    /// </summary>
    public string? After { get; init; }

    /// <summary>How many at most.</summary>
    public int Count { get; init; } = 50;

    /// <summary>The same filters, wherever the part begins: equal for equal filters.</summary>
    internal object Filter =>
        (nameof(AssetAsk), Allowed is null ? null : string.Join('\n', Allowed), Site, Zone, Text);
}

/// <summary>A part of the assets.</summary>
/// <param name="Lines">By site and identifier.</param>
/// <param name="Total">How many there are under the same filters.</param>
public sealed record AssetPart(IReadOnlyList<AssetLine> Lines, int Total)
{
    /// <summary>What to ask for the lines after these with; null where there are none.</summary>
    public string? Next { get; init; }
}

/// <summary>An asset as a list shows it.</summary>
/// <param name="Site">The plant.</param>
/// <param name="Zone">The zone; null where it has none.</param>
/// <param name="Tag">The site's identifier.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">What it is.</param>
/// <param name="Components">What of it can be patched: vendor, product, order number and version.</param>
/// <param name="Affected">Findings that say affected.</param>
/// <param name="Review">Findings that ask a person.</param>
public sealed record AssetLine(
    string Site,
    string? Zone,
    string Tag,
    string? Name,
    string? Type,
    IReadOnlyList<string> Components,
    int Affected,
    int Review
);
