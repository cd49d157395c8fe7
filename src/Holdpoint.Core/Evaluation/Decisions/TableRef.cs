namespace Holdpoint.Core.Evaluation.Decisions;

/// <summary>Names a table.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
public sealed record TableRef(string Id, string Version)
{
    /// <inheritdoc />
    public override string ToString() => $"{Id} {Version}";
}
