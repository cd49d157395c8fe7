using System.Runtime.InteropServices;

namespace Holdpoint.Core.Monitoring.Vulnerabilities;

/// <summary>One score of FIRST's Exploit Prediction Scoring System.</summary>
/// <param name="Probability">Chance of exploitation activity in the next 30 days, 0 to 1.</param>
/// <param name="Percentile">Share of all scored CVEs with the same or a lower score, 0 to 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EpssScore(double Probability, double Percentile);
