using System.Runtime.InteropServices;

namespace Holdpoint.Trust.Signatures.Policy;

/// <summary>When a row of a policy holds.</summary>
/// <param name="From">From this time on; null: always before.</param>
/// <param name="Until">Up to and including this time; null: no end.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Period(DateTimeOffset? From, DateTimeOffset? Until)
{
    /// <summary>Whether the row holds at a time.</summary>
    public bool Holds(DateTimeOffset at) => (From is null || at >= From) && (Until is null || at <= Until);
}
