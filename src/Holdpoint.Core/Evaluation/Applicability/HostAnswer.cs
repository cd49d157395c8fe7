namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>Whether a component is installed on what a statement asks for.</summary>
internal enum HostAnswer
{
    /// <summary>It is.</summary>
    Met,

    /// <summary>The asset's other components are known and none is that product.</summary>
    NotMet,

    /// <summary>Nothing is known of what it is installed on.</summary>
    Unknown,
}
