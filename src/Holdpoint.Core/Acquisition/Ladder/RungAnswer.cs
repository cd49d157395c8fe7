namespace Holdpoint.Core.Acquisition.Ladder;

/// <summary>What came of trying a rung.</summary>
public enum RungAnswer
{
    /// <summary>Nobody tried yet.</summary>
    NotTried,

    /// <summary>The source does not offer it.</summary>
    NotAvailable,

    /// <summary>It was tried and does not hold: the file is refused.</summary>
    Failed,

    /// <summary>It holds.</summary>
    Met,
}
