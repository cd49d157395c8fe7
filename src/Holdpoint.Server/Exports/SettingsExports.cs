using Holdpoint.Core.Access;
using Holdpoint.Core.Evaluation.Clocks;
using Holdpoint.Core.Evaluation.Decisions;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Core.Evaluation.SitePolicies;
using Holdpoint.Engine.Evaluation.SitePolicies;
using Holdpoint.Server.Pages;
using Holdpoint.Server.Pages.Settings;
using Microsoft.Extensions.Localization;

namespace Holdpoint.Server.Exports;

/// <summary>The tables of the settings.</summary>
internal static class SettingsExports
{
    private static readonly ExportFilter Revision = new(
        "revision",
        "Which of the kept ones; the one in force where it is left out.",
        ExportWords.Number
    );

    /// <summary>All.</summary>
    public static IReadOnlyList<ExportTable> All { get; } =
    [
        new("people", PeopleAsync) { Needs = Permission.Administer, Everywhere = true },
        new("policies", PoliciesAsync),
        new("policy-revisions/{site}", RevisionsAsync),
        new("policy-comparison/{site}", ComparisonAsync)
        {
            Filters =
            [
                new("older", "The revision that is compared with; needed.", ExportWords.Number),
                new("newer", "The revision that is compared; needed.", ExportWords.Number),
            ],
        },
        new("policy-places/{site}", PlacesAsync) { Filters = [Revision] },
        new("policy-outcomes/{site}", OutcomesAsync) { Filters = [Revision] },
        new("policy-words/{site}", WordsAsync) { Filters = [Revision] },
        new("policy-table/{site}/{table}/{version}", PolicyTableAsync) { Filters = [Revision] },
        new("clocks", Clocks),
    ];

    private static async Task<ExportContent?> PeopleAsync(ExportAsk ask)
    {
        var (texts, common) = (ask.Texts<Pages.Settings.Texts>(), ask.Texts<Pages.Texts>());
        var users = await ask.Programme.Access.UsersAsync(ask.Cancel);
        return new(
            [texts["users.name"], texts["users.role"], texts["users.site"], texts["users.state"]],
            users.SelectMany(user =>
                user.Grants.DefaultIfEmpty()
                    .Select(grant =>
                        new object?[]
                        {
                            user.Name,
                            grant is null ? null : common[$"role.{grant.Role}"].Value,
                            grant is null ? null : grant.Site ?? texts["users.all-sites"],
                            user.ClosedAt is not null ? texts["users.closed"].Value
                            : user.LockedUntil > ask.Times.Now ? texts["users.locked"].Value
                            : null,
                        }
                    )
            )
        );
    }

    private static async Task<ExportContent?> PoliciesAsync(ExportAsk ask)
    {
        var texts = ask.Texts<Pages.Settings.Texts>();
        var rows = new List<object?[]>();
        foreach (var one in await ask.Programme.SitesAsync(ask.Cancel))
        {
            if (!ask.Person.May(Permission.View, one.Site))
                continue;
            var newest = one.Revisions.Count > 0 ? one.Revisions[0] : null;
            rows.Add([
                one.Site,
                one.Policy.Revision,
                one.Policy.PriorityTable.ToString(),
                one.Policy.Calendar.Zone.Id,
                string.Join(", ", one.Policy.Clocks),
                newest is null ? texts["policies.never"].Value : await ask.TimeAsync(newest.At, one.Site),
                newest?.By,
            ]);
        }
        return new(
            [
                texts["policies.col.site"],
                texts["policies.col.in-force"],
                texts["policies.col.priority"],
                texts["policies.col.zone"],
                texts["policies.col.clocks"],
                texts["policies.col.changed"],
                texts["revisions.by"],
            ],
            rows
        );
    }

    private static async Task<ExportContent?> RevisionsAsync(ExportAsk ask)
    {
        if (await SiteAsync(ask) is not { } state)
            return null;
        var texts = ask.Texts<Pages.Settings.Texts>();
        var rows = new List<object?[]>();
        foreach (var one in state.Revisions)
            rows.Add([
                one.Revision,
                one.ValidFrom is { } from ? SiteCalendar.Words(from) : texts["revisions.at-once"],
                await ask.TimeAsync(one.At, state.Site),
                one.By,
                one.Why,
                one.Sha256,
            ]);
        return new(
            [
                texts["revisions.number"],
                texts["revisions.from"],
                texts["revisions.at"],
                texts["revisions.by"],
                texts["revisions.why"],
                "SHA-256",
            ],
            rows
        );
    }

    private static async Task<ExportContent?> ComparisonAsync(ExportAsk ask)
    {
        var texts = ask.Texts<Pages.Settings.Texts>();
        return
            int.TryParse(ask.Query["older"], out var older)
            && int.TryParse(ask.Query["newer"], out var newer)
            && await ask.Programme.SitePolicyTextAsync(ask.Route("site"), older, ask.Cancel) is { } before
            && await ask.Programme.SitePolicyTextAsync(ask.Route("site"), newer, ask.Cancel) is { } after
            ? new(
                [
                    texts["policy.compared.place"],
                    texts["policy.compared.before", older],
                    texts["policy.compared.after", newer],
                ],
                PolicyComparison
                    .Compare(before, after)
                    .Select(one => new object?[] { one.Place, one.Before, one.After })
            )
            : null;
    }

    private static async Task<ExportContent?> PlacesAsync(ExportAsk ask)
    {
        if (await PolicyAsync(ask) is not { } policy)
            return null;
        var texts = ask.Texts<Pages.Settings.Texts>();
        return new(
            [
                texts["places.name"],
                texts["places.exposure"],
                texts["places.criticality"],
                texts["places.safety"],
                texts["places.overrides"],
            ],
            Named(policy.Zones)
                .Select(one =>
                    new object?[]
                    {
                        texts["places.zone", one.Name].Value,
                        one.Value.Exposure,
                        one.Value.Criticality,
                        one.Value.Safety,
                        texts[one.Value.Overrides ? "places.before" : "places.after"].Value,
                    }
                )
                .Concat(
                    Named(policy.Assets)
                        .Select(one =>
                            new object?[]
                            {
                                texts["places.asset", one.Name].Value,
                                one.Value.Exposure,
                                one.Value.Criticality,
                                one.Value.Safety,
                                texts["places.before"].Value,
                            }
                        )
                )
        );
    }

    private static async Task<ExportContent?> OutcomesAsync(ExportAsk ask)
    {
        if (await PolicyAsync(ask) is not { } policy)
            return null;
        var texts = ask.Texts<Pages.Settings.Texts>();
        return new(
            [texts["outcomes.outcome"], texts["outcomes.with"], texts["outcomes.without"]],
            policy.Outcomes.Select(one =>
                new object?[]
                {
                    one.Key,
                    DecisionKindWord.Of(one.Value.WithFix),
                    DecisionKindWord.Of(one.Value.WithoutFix),
                }
            )
        );
    }

    private static async Task<ExportContent?> WordsAsync(ExportAsk ask)
    {
        if (await PolicyAsync(ask) is not { } policy)
            return null;
        var texts = ask.Texts<Pages.Settings.Texts>();
        return new(
            [texts["words.point"], texts["words.word"], texts["words.value"]],
            policy
                .Words.Own.Select(one => new object?[] { one.Point, one.Word, one.Value })
                .Concat(
                    Named(policy.Defaults)
                        .Select(one => new object?[] { one.Name, texts["words.default"].Value, one.Value })
                )
        );
    }

    private static async Task<ExportContent?> PolicyTableAsync(ExportAsk ask) =>
        await PolicyAsync(ask) is { } policy
        && policy.Tables.Find(ask.Route("table"), ask.Route("version")) is { } table
            ? Table(table, ask.Texts<Pages.Settings.Texts>())
            : null;

    private static Task<ExportContent?> Clocks(ExportAsk ask)
    {
        var texts = ask.Texts<Pages.Settings.Texts>();
        return Task.FromResult<ExportContent?>(
            new(
                [
                    texts["clocks.regime"],
                    texts["clocks.clock"],
                    texts["clocks.id"],
                    texts["clocks.demands"],
                    texts["clocks.note"],
                    texts["clocks.from"],
                    texts["clocks.days"],
                    texts["clocks.met"],
                    texts["clocks.since.head"],
                    texts["clocks.until.head"],
                    texts["clocks.founded"],
                ],
                ClockCatalogue
                    .Shipped.Definitions.GroupBy(one => one.Regime, StringComparer.Ordinal)
                    .SelectMany(group => group)
                    .Select(one =>
                        new object?[]
                        {
                            one.Regime ?? texts["clocks.no-regime"],
                            one.Title,
                            one.Id,
                            one.Basis,
                            one.Note,
                            one.Start,
                            ClocksPage.Days(one, texts),
                            ClocksPage.MetBy(one, texts),
                            one.ValidFrom,
                            one.ValidTo,
                            texts[$"clocks.mark.{one.Mark}"].Value,
                        }
                    )
            )
        );
    }

    private static ExportContent Table(DecisionTable table, IStringLocalizer texts) =>
        new(
            [texts["table.row"], .. table.Inputs.Select(input => input.Name), table.OutcomeName],
            table.Rows.Select(row =>
                new object?[] { row.Number }
                    .Concat(row.Values.Select(value => value == "*" ? texts["table.any"].Value : value))
                    .Append(row.Outcome)
                    .ToArray()
            )
        );

    private static IEnumerable<(string Name, T Value)> Named<T>(IReadOnlyDictionary<string, T> all) =>
        all.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value));

    private static async Task<SiteState?> SiteAsync(ExportAsk ask) =>
        (await ask.Programme.SitesAsync(ask.Cancel)).FirstOrDefault(one => one.Site == ask.Route("site"));

    // The one in force, or the revision that the page shows.
    private static async Task<SitePolicy?> PolicyAsync(ExportAsk ask) =>
        await SiteAsync(ask) is not { } state ? null
        : ask.Query.Given("revision") is { } revision
            ? await ask.Programme.SitePolicyAsync(state.Site, $"revision {revision}", ask.Cancel)
        : state.Policy;
}
