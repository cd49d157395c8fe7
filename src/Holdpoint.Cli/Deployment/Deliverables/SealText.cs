using Holdpoint.Trust.Attestation.Predicates;

namespace Holdpoint.Cli.Deployment.Deliverables;

/// <summary>A seal as it is typed: NUMBER or NUMBER@PLACE when it is put on, NUMBER=intact or NUMBER=broken when it is found.</summary>
internal static class SealText
{
    /// <summary>A seal that is put on.</summary>
    public static Seal Read(string text) =>
        text.Split('@', 2) is [var number, var place] ? new(number, place) : new(text);

    /// <summary>A seal that is found; whether it is intact is left open where it is not said.</summary>
    public static Seal Found(string text) =>
        text.Split('=', 2) is [var number, var state]
            ? Read(number) with
            {
                Intact = state.Equals("intact", StringComparison.OrdinalIgnoreCase),
            }
            : Read(text);
}
