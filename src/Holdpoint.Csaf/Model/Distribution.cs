namespace Holdpoint.Csaf.Model;

/// <summary>Who may see the document (3.2.1.5).</summary>
public sealed record Distribution : CsafObject
{
    /// <summary>The group that may see it (2.1).</summary>
    public SharingGroup? SharingGroup { get; init; }

    /// <summary>Rules in words.</summary>
    public string? Text { get; init; }

    /// <summary>The traffic light protocol label.</summary>
    public Tlp? Tlp { get; init; }
}
