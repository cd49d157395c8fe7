using Holdpoint.Core.Acquisition.Ladder;

namespace Holdpoint.Core.Acquisition.Artifacts;

/// <summary>When an artifact may be released, and by whom.</summary>
/// <param name="AutomaticFrom">From this rung on the program releases a cleanly scanned file by itself; null: a second person always does. Never below <see cref="Rung.SecondChannelDigest"/>.</param>
/// <param name="DistinctAccounts">True where requester and releaser must also use different accounts.</param>
public sealed record ReleaseRule(
    Rung? AutomaticFrom = Rung.SecondChannelDigest,
    bool DistinctAccounts = false
)
{
    /// <summary>The lowest rung that may ever release without a second person.</summary>
    public static Rung LowestAutomatic => Rung.SecondChannelDigest;
}
