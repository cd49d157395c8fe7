namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>CSAF's restart_required categories (2.0 §3.2.3.12.6) from the narrowest to the widest, with the words for people.</summary>
internal static class RestartNeed
{
    private static readonly (string Category, string Words)[] Needs =
    [
        ("none", "no restart needed"),
        ("vulnerable_component", "restart of the component needed"),
        ("service", "restart of the service needed"),
        ("parent", "restart of the parent process needed"),
        ("dependencies", "restart of dependent components needed"),
        ("connected", "restart of connected systems needed"),
        ("machine", "restart of the machine needed"),
        ("zone", "restart of the zone needed"),
        ("system", "restart of the system needed"),
    ];

    /// <summary>The wider of two; a category nobody knows counts as the widest, null as not stated.</summary>
    public static string? Wider(string? a, string? b) =>
        a is null ? b
        : b is null ? a
        : Rank(b) > Rank(a) ? b
        : a;

    /// <summary>In words; null means that no document says.</summary>
    public static string Words(string? category) =>
        category is null ? "whether a restart is needed is not stated"
        : Rank(category) is var rank && rank < Needs.Length ? Needs[rank].Words
        : $"restart needed ({category})";

    private static int Rank(string category)
    {
        var rank = Array.FindIndex(Needs, need => need.Category == category);
        return rank < 0 ? Needs.Length : rank;
    }
}
