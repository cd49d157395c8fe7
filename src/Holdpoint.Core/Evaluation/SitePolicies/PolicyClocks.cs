using System.Text.Json;
using Holdpoint.Core.Evaluation.Clocks;
using Holdpoint.Core.Monitoring.Vulnerabilities;

namespace Holdpoint.Core.Evaluation.SitePolicies;

/// <summary>Reads which clocks a site keeps: whole regimes of the shipped catalogue, and its own.</summary>
internal sealed class PolicyClocks(DiagnosticList diagnostics)
{
    private static readonly string[] Members =
    [
        "id",
        "kind",
        "title",
        "basis",
        "start",
        "days",
        "table",
        "daysByOutcome",
        "soon",
        "validFrom",
        "validTo",
        "note",
        "metBy",
    ];

    /// <summary>The clocks at hand and the ids of those kept; kept is null where the policy says nothing.</summary>
    public (ClockCatalogue Catalogue, IReadOnlyList<string>? Kept) Read(StrictObject root)
    {
        var catalogue = ClockCatalogue.Shipped;
        var kept = new List<string>();
        var regimes = root.List("regimes");
        foreach (var (item, at) in regimes ?? [])
            catalogue = Regime(item, at, catalogue, kept);
        var own = root.List("clocks");
        foreach (var (item, at) in own ?? [])
            catalogue = Own(item, at, catalogue, kept);
        return (catalogue, regimes is null && own is null ? null : kept);
    }

    private ClockCatalogue Regime(JsonElement item, string at, ClockCatalogue catalogue, List<string> kept)
    {
        var name = item.AsText()?.Trim();
        DateOnly? from = null;
        if (item.ValueKind != JsonValueKind.String)
        {
            var detailed = new StrictObject(item, at, diagnostics);
            name = detailed.Text("regime", needed: true);
            from = detailed.Date("from");
            detailed.Close();
        }
        if (name is null)
            return catalogue;
        var clocks = catalogue.Definitions.Where(clock => clock.Regime == name).ToList();
        if (clocks.Count == 0)
        {
            var known = catalogue
                .Definitions.Select(clock => clock.Regime)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal);
            diagnostics.Add(
                "policy.regime",
                at,
                $"There is no regime \"{name}\"; there are {string.Join(", ", known)}. Own clocks stand under \"clocks\"."
            );
            return catalogue;
        }
        kept.AddRange(clocks.Select(clock => clock.Id).Except(kept, StringComparer.Ordinal));
        return from is null
            ? catalogue
            : catalogue.With(
                new([.. clocks.Select(clock => clock with { ValidFrom = Later(clock.ValidFrom, from) })])
            );
    }

    private ClockCatalogue Own(JsonElement item, string at, ClockCatalogue catalogue, List<string> kept)
    {
        var before = diagnostics.Count;
        var strict = new StrictObject(item, at, diagnostics);
        if (item.ValueKind != JsonValueKind.Object)
            return catalogue;
        foreach (var member in item.EnumerateObject().Where(member => !Members.Contains(member.Name)))
            strict.Fault(
                "policy.unknown",
                member.Name,
                $"There is no \"{member.Name}\" in a clock; there are {string.Join(", ", Members)}."
            );
        var clock = ClockCatalogue.ReadOne(item, at, diagnostics);
        if (clock is null || diagnostics.Count != before)
            return catalogue;
        if (catalogue.Find(clock.Id) is not null)
        {
            strict.Fault(
                "policy.clock-twice",
                "id",
                $"There is a clock {clock.Id} already. Give yours an id of its own."
            );
            return catalogue;
        }
        kept.Add(clock.Id);
        return catalogue.With(new([clock]));
    }

    private static DateOnly? Later(DateOnly? a, DateOnly? b) => a is null || b > a ? b : a;
}
