namespace Holdpoint.Engine.Storage;

/// <summary>What a kept answer rests upon.</summary>
internal enum KeptTopic
{
    /// <summary>Whatever is recorded makes it too old.</summary>
    Everything,

    /// <summary>Findings and the assets they concern: evaluations and imports of inventories make it too old.</summary>
    Findings,
}
