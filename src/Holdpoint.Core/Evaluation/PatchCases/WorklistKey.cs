using System.Globalization;

namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>
/// Orders the worklist. In OT the tables send nearly everything to "scheduled", so a second key is needed; it is made of
/// coarse steps that a person can check, compared one after the other, the more urgent first.
/// </summary>
/// <param name="OutcomeRank">The priority table's outcome, 0 the least urgent.</param>
/// <param name="Exploited">Known to be exploited.</param>
/// <param name="Ransomware">Known to be used in ransomware campaigns.</param>
/// <param name="EpssBand">Highest EPSS probability: 3 from 0.5, 2 from 0.1, 1 from 0.01, 0 below or unknown.</param>
/// <param name="CvssBand">Highest CVSS score: 4 critical, 3 high, 2 medium, 1 low, 0 none; unknown counts as high.</param>
/// <param name="Exposure">Widest exposure: 2 open, 1 controlled, 0 small; unknown counts as open.</param>
/// <param name="NoRestart">True when the vendor says that no restart is needed: the easier patch first.</param>
/// <param name="Assets">How many assets.</param>
/// <param name="Epss">Highest EPSS probability, 0 where unknown.</param>
/// <param name="Cvss">Highest CVSS score, 0 where unknown.</param>
public sealed record WorklistKey(
    int OutcomeRank,
    bool Exploited,
    bool Ransomware,
    int EpssBand,
    int CvssBand,
    int Exposure,
    bool NoRestart,
    int Assets,
    double Epss,
    double Cvss
)
{
    private static readonly Func<WorklistKey, IComparable>[] Steps =
    [
        key => key.OutcomeRank,
        key => key.Exploited,
        key => key.Ransomware,
        key => key.EpssBand,
        key => key.CvssBand,
        key => key.Exposure,
        key => key.NoRestart,
        key => key.Assets,
        key => key.Epss,
        key => key.Cvss,
    ];

    private const int MostAssets = 99_999_999;
    private const double EpssSteps = 1_000_000_000;

    private static readonly (double From, int Band)[] EpssBands = [(0.5, 3), (0.1, 2), (0.01, 1)];
    private static readonly (double From, int Band)[] CvssBands = [(9.0, 4), (7.0, 3), (4.0, 2), (0.1, 1)];

    /// <summary>The EPSS step of a probability.</summary>
    public static int BandOfEpss(double? probability) => Band(EpssBands, probability ?? 0);

    /// <summary>The CVSS step of a score: its severity rating; an unknown score counts as high.</summary>
    public static int BandOfCvss(double? score) => score is { } known ? Band(CvssBands, known) : 3;

    /// <summary>Puts the more urgent key first.</summary>
    public static IComparer<WorklistKey> MostUrgentFirst { get; } = Comparer<WorklistKey>.Create(Compare);

    private static int Compare(WorklistKey a, WorklistKey b)
    {
        foreach (var step in Steps)
        {
            var order = step(b).CompareTo(step(a));
            if (order != 0)
                return order;
        }
        return 0;
    }

    /// <summary>
    /// The place in the worklist as text: ordered by its characters it gives the worklist's order, so that a database can give
    /// out one page of it. EPSS counts to nine digits, as FIRST publishes it.
    /// </summary>
    /// <param name="due">The case's date; null where it has none.</param>
    /// <param name="id">The case's id.</param>
    public string Text(DateOnly? due, string id) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{99 - OutcomeRank:00}{(Exploited ? 0 : 1)}{(Ransomware ? 0 : 1)}{3 - EpssBand}{4 - CvssBand}{2 - Exposure}"
                + $"{(NoRestart ? 0 : 1)}{MostAssets - Assets:00000000}{(1 - Epss) * EpssSteps:0000000000}{(10 - Cvss) * 10:000}"
                + $"{due ?? DateOnly.MaxValue:yyyyMMdd}{id}"
        );

    /// <summary>The key in words, in its order.</summary>
    public string Explanation =>
        string.Join(
            ", ",
            Exploited ? "known to be exploited" : "not known to be exploited",
            Ransomware ? "used by ransomware" : "no known ransomware use",
            $"EPSS step {EpssBand} of 3",
            $"CVSS step {CvssBand} of 4",
            $"exposure step {Exposure} of 2",
            NoRestart ? "no restart needed" : "restart needed or unknown",
            Assets == 1 ? "1 asset" : $"{Assets} assets"
        );

    private static int Band((double From, int Band)[] bands, double value)
    {
        foreach (var (from, band) in bands)
            if (value >= from)
                return band;
        return 0;
    }
}
