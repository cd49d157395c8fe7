using Holdpoint.Core.Versions;

namespace Holdpoint.Core.Inventory.Identity;

/// <summary>
/// A product's name taken apart: what names it, which order numbers and wildcards stand in it, which version train,
/// and what it says it includes.
/// </summary>
public sealed record ProductName
{
    /// <summary>The name as written.</summary>
    public required string Text { get; init; }

    /// <summary>Every word that names the product, folded and put together; two writings of one name have one key.</summary>
    public required string Key { get; init; }

    /// <summary>
    /// The key without version train, order numbers and the words that people leave out: the vendor's name, its brand,
    /// "series", "family", "firmware".
    /// </summary>
    public required string Bare { get; init; }

    /// <summary>The words of <see cref="Bare"/>.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>The order numbers in the name.</summary>
    public IReadOnlyList<OrderNumber> OrderNumbers { get; init; } = [];

    /// <summary>Order numbers in the name that are written with wildcards.</summary>
    public IReadOnlyList<OrderNumberPattern> Patterns { get; init; } = [];

    /// <summary>The version or train in the name ("V7.5 SP2", "V5.X"); null where there is none.</summary>
    public NamedTrain? Train { get; init; }

    /// <summary>Other names that the name gives itself ("formerly …"), as bare keys.</summary>
    public IReadOnlyList<string> AlsoKnownAs { get; init; } = [];

    /// <summary>True where the name says that SIPLUS variants belong to it.</summary>
    public bool IncludesSiplus { get; init; }

    /// <summary>What the name says of serial numbers ("Serial number 17X**** or later"); null where nothing.</summary>
    public SerialClause? SerialClause { get; init; }

    /// <summary>
    /// The model's designation at the end, where only words without digits stand in front of it ("MB3180" of "MGate
    /// MB3180"): people write it alone. Null where there is none.
    /// </summary>
    public string? Model
    {
        get
        {
            var first = 0;
            while (first < Words.Count && !Words[first].Any(char.IsAsciiDigit))
                first++;
            if (first == Words.Count)
                return null;
            var model = string.Concat(Words.Skip(first));
            return model.Length >= ShortestModel && model.Any(char.IsAsciiLetter) ? model : null;
        }
    }

    private const int ShortestModel = 5;

    /// <summary>The company whose brand stands in the name, folded; null where none does.</summary>
    public string? Brand { get; init; }
}
