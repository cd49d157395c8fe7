namespace Holdpoint.Csaf.Model;

/// <summary>What made the document (3.2.1.12.3).</summary>
public sealed record Generator : CsafObject
{
    /// <summary>When it was made.</summary>
    public CsafDate? Date { get; init; }

    /// <summary>The program.</summary>
    public GeneratorEngine? Engine { get; init; }
}
