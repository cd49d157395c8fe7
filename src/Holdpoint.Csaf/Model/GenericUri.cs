namespace Holdpoint.Csaf.Model;

/// <summary>An identifier of another scheme (3.1.3.3.8).</summary>
public sealed record GenericUri : CsafObject
{
    /// <summary>The scheme.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>The identifier.</summary>
    public string Uri { get; init; } = "";
}
