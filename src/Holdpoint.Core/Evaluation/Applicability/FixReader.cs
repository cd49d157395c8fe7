namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>Reads what the remediations of one product offer together.</summary>
internal static class FixReader
{
    // The categories from the most to the least a person can do with.
    private static readonly (string Category, FixState State)[] Categories =
    [
        ("vendor_fix", FixState.Available),
        ("optional_patch", FixState.Available),
        ("no_fix_planned", FixState.NoFixPlanned),
        ("none_available", FixState.NoneAvailable),
        ("fix_planned", FixState.NoneAvailable),
        ("workaround", FixState.MitigationOnly),
        ("mitigation", FixState.MitigationOnly),
    ];

    /// <summary>
    /// The fix that remediations offer, once for each version they name (release trains have one each); empty where
    /// there are no remediations.
    /// </summary>
    internal static IReadOnlyList<Fix> Read(IReadOnlyList<OfferedFix> remediations)
    {
        foreach (var (category, state) in Categories)
        {
            var offered = remediations.Where(remediation => remediation.Category == category).ToList();
            if (offered.Count == 0)
                continue;
            if (state == FixState.Available)
                return Available(offered);
            // Some advisories file the update under mitigation; their words count.
            var updates = state == FixState.MitigationOnly ? offered.FindAll(one => one.NamesUpdate) : [];
            return updates.Count > 0 ? Available(updates) : [offered[0].As(state)];
        }
        return [];
    }

    private static List<Fix> Available(List<OfferedFix> offered)
    {
        var named = offered.SelectMany(one => one.Targets).ToList();
        return named.Count > 0
            ? named
            : [(offered.Find(one => one.Url is not null) ?? offered[0]).As(FixState.Available)];
    }
}
