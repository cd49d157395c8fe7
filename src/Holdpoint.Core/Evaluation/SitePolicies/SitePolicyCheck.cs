using Holdpoint.Core.Evaluation.Clocks;
using Holdpoint.Core.Evaluation.Decisions;

namespace Holdpoint.Core.Evaluation.SitePolicies;

/// <summary>Holds the parts of a policy against each other: what would never have an effect is a fault.</summary>
internal static class SitePolicyCheck
{
    private static readonly (string Point, string Member, Func<ZoneContext, string?> Word)[] Facts =
    [
        ("system exposure", "exposure", place => place.Exposure),
        ("mission impact", "criticality", place => place.Criticality),
        ("safety impact", "safety", place => place.Safety),
    ];

    public static void Check(SitePolicy policy, StrictObject root)
    {
        CheckClocks(policy, root);
        CheckDefaults(policy, root);
        CheckWords(policy, root);
        CheckPlaces(policy, root, "zones", policy.Zones);
        CheckPlaces(policy, root, "assets", policy.Assets);
    }

    private static void CheckClocks(SitePolicy policy, StrictObject root)
    {
        string[] decided = [policy.PriorityTable.Id, .. policy.OtherTables.Select(table => table.Id)];
        foreach (var id in policy.Clocks)
        {
            var clock = policy.Catalogue.Find(id)!;
            var at = clock.Regime is null ? "clocks" : "regimes";
            if (clock.Kind != ClockKind.CaseOutcome)
                continue;
            if (!decided.Contains(clock.Table, StringComparer.Ordinal))
            {
                root.Fault(
                    "policy.clock-table",
                    at,
                    $"Clock {id} counts by the outcome of table {clock.Table}, which this policy does not decide by. Name the table in \"priorityTable\" or \"otherTables\", or leave the clock out."
                );
                continue;
            }
            var known = policy.Tables.All.Where(table => table.Id == clock.Table).ToList();
            foreach (
                var outcome in clock.DaysByOutcome.Keys.Where(outcome =>
                    known.TrueForAll(table => table.RankOf(outcome) < 0)
                )
            )
                root.Fault(
                    "policy.clock-outcome",
                    at,
                    $"Clock {id} has days for \"{outcome}\", which is no outcome of {clock.Table}: {string.Join(", ", known.SelectMany(table => table.Outcomes).Distinct(StringComparer.Ordinal))} are."
                );
        }
    }

    private static void CheckDefaults(SitePolicy policy, StrictObject root)
    {
        foreach (var (name, value) in policy.Defaults)
        {
            var columns = policy
                .Tables.All.SelectMany(table => table.Inputs)
                .Where(column => column.Name == name)
                .ToList();
            if (columns.Count == 0)
                root.Fault("policy.default", "defaults", $"No table asks for \"{name}\".");
            else if (policy.Tables.Deciding(name) is { } source)
                root.Fault(
                    "policy.default",
                    "defaults",
                    $"\"{name}\" is decided by table {source.Id}: set defaults for its inputs, {string.Join(", ", source.Inputs.Select(input => input.Name))}."
                );
            else if (!columns.Exists(column => column.Values.Contains(value, StringComparer.Ordinal)))
                root.Fault(
                    "policy.default",
                    "defaults",
                    $"\"{value}\" is no value of \"{name}\": {string.Join(", ", columns.SelectMany(column => column.Values).Distinct(StringComparer.Ordinal))} are."
                );
        }
    }

    private static void CheckWords(SitePolicy policy, StrictObject root)
    {
        foreach (var (point, word, value) in policy.Words.Own)
        {
            var values = ValuesOf(policy, point);
            if (!values.Contains(value))
                root.Fault(
                    "policy.word",
                    "words",
                    values.Count == 0
                        ? $"No table asks for \"{point}\" (word \"{word}\")."
                        : $"\"{word}\" cannot stand for \"{value}\" of {point}: {string.Join(", ", values)} are there."
                );
        }
    }

    private static void CheckPlaces(
        SitePolicy policy,
        StrictObject root,
        string member,
        IReadOnlyDictionary<string, ZoneContext> places
    )
    {
        foreach (var (name, place) in places)
        foreach (var (point, fact, wordOf) in Facts)
            if (wordOf(place) is { } word && policy.Words.Find(point, word) is null)
                root.Fault(
                    "policy.place-word",
                    member,
                    $"{name}: {fact} \"{word}\" stands for nothing. Use {string.Join(", ", ValuesOf(policy, point))}, or add the word to \"words\"."
                );
    }

    private static HashSet<string> ValuesOf(SitePolicy policy, string point) =>
        policy
            .Tables.All.SelectMany(table => table.Inputs)
            .Where(column => column.Name == point)
            .SelectMany(column => column.Values)
            .ToHashSet(StringComparer.Ordinal);
}
