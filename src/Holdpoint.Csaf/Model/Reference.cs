namespace Holdpoint.Csaf.Model;

/// <summary>A link to more (3.1.10).</summary>
public sealed record Reference : CsafObject
{
    /// <summary>self or external; absent means external.</summary>
    public string? Category { get; init; }

    /// <summary>What is found there.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The address as written.</summary>
    public string Url { get; init; } = "";
}
