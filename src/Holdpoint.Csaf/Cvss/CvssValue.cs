namespace Holdpoint.Csaf.Cvss;

/// <summary>One value that a metric can have.</summary>
/// <param name="Key">As in the vector, such as <c>N</c>.</param>
/// <param name="Word">As in FIRST's JSON, such as <c>NETWORK</c>.</param>
/// <param name="Weight">
/// v2 and v3: the metric's weight; v4: its severity level in steps of 0.1 (0 is the most severe). NaN where the value
/// has none of its own, because it is Not Defined and another metric's value is taken.
/// </param>
public sealed record CvssValue(string Key, string Word, double Weight);
