using Holdpoint.Trust.Attestation.Predicates;

namespace Holdpoint.Cli.Deployment.Deliverables;

/// <summary>A seal as it is typed: NUMBER, or NUMBER@PLACE.</summary>
internal static class SealText
{
    /// <summary>The seal.</summary>
    public static Seal Read(string text) =>
        text.Split('@', 2) is [var number, var place] ? new(number, place) : new(text);
}
