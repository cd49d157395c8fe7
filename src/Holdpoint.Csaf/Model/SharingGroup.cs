namespace Holdpoint.Csaf.Model;

/// <summary>A named group that may see the document (2.1, 3.2.1.5.1).</summary>
public sealed record SharingGroup : CsafObject
{
    /// <summary>The group's UUID.</summary>
    public string Id { get; init; } = "";

    /// <summary>The group's name.</summary>
    public string? Name { get; init; }
}
