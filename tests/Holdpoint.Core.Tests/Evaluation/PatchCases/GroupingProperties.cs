using CsCheck;
using Holdpoint.Core.Evaluation;
using Holdpoint.Core.Evaluation.PatchCases;
using static Holdpoint.Core.Tests.Evaluation.PatchCases.Given;

namespace Holdpoint.Core.Tests.Evaluation.PatchCases;

public class GroupingProperties
{
    private static readonly Gen<Fix?> AnyFix = Gen.OneOf(
        Gen.Const((Fix?)null),
        Pick(
                FixState.Unknown,
                FixState.NoneAvailable,
                FixState.NoFixPlanned,
                FixState.MitigationOnly,
                FixState.Available
            )
            .Select(state => (Fix?)State(state)),
        Gen.Select(
            Pick("V2.9.4", "V2.9.7", "V3.0", "SE2021", "V7.5 SP2 Update 15"),
            Gen.Bool,
            (v, l) => (Fix?)To(v, l)
        )
    );

    private static readonly Gen<Finding> AnyFinding = Gen.Select(
        Gen.Int[1, 6],
        Gen.Int[1, 9],
        Pick(Verdict.Affected, Verdict.Affected, Verdict.Review, Verdict.Fixed, Verdict.NotAffected),
        AnyFix,
        (advisory, cve, verdict, fix) => Finding($"A-{advisory}", $"CVE-2024-000{cve}", verdict, fix)
    );

    private static readonly Gen<(
        ConfigurationFindings[] Configurations,
        InstalledConfiguration[] Installed
    )> Plant = Gen.Select(
        AnyFinding.Array[0, 6].Array[1, 5],
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 1]).Array[0, 12],
        (findings, places) =>
            (
                findings.Select((some, id) => Product(id, $"Product {id % 3}", some)).ToArray(),
                places
                    .Select(place => On(place.Item1, $"asset {place.Item2}", $"site {place.Item3}"))
                    .ToArray()
            )
    );

    [Fact]
    public void Every_affected_finding_ends_in_exactly_one_case_and_every_review_in_one_item() =>
        Plant.Sample(
            plant =>
            {
                var grouped = PatchCaseGrouping.Group(plant.Configurations, plant.Installed);
                var places = plant
                    .Installed.Where(one => one.Configuration < plant.Configurations.Length)
                    .Distinct()
                    .ToList();
                foreach (
                    var (verdict, parts) in new[]
                    {
                        (
                            Verdict.Affected,
                            grouped.Cases.SelectMany(one => one.Parts.Select(part => (one.Site, part)))
                        ),
                        (
                            Verdict.Review,
                            grouped.Reviews.SelectMany(one => one.Parts.Select(part => (one.Site, part)))
                        ),
                    }
                )
                {
                    var expected = places
                        .SelectMany(place =>
                            plant
                                .Configurations[place.Configuration]
                                .Findings.Where(finding => finding.Verdict == verdict)
                                .Select(finding => (place.Site, place.Asset, place.Configuration, finding))
                        )
                        .ToList();
                    var found = parts
                        .SelectMany(row =>
                            row.part.Assets.SelectMany(asset =>
                                row.part.Findings.Select(one =>
                                    (row.Site, asset, row.part.Configuration, one.Finding)
                                )
                            )
                        )
                        .ToList();
                    Assert.Equal(expected.Count, found.Count);
                    Assert.Empty(expected.Select(Name).Except(found.Select(Name)));
                }
            },
            iter: 400
        );

    [Fact]
    public void The_order_of_the_input_does_not_matter() =>
        Plant.Sample(
            plant =>
            {
                var one = PatchCaseGrouping.Group(plant.Configurations, plant.Installed);
                var other = PatchCaseGrouping.Group(
                    plant.Configurations.Reverse(),
                    plant.Installed.Reverse()
                );
                Assert.Equal(
                    one.Cases.Select(c => (c.Id, c.Digest)),
                    other.Cases.Select(c => (c.Id, c.Digest))
                );
                Assert.Equal(
                    one.Reviews.Select(r => (r.Id, r.Question)),
                    other.Reviews.Select(r => (r.Id, r.Question))
                );
            },
            iter: 200
        );

    [Fact]
    public void A_changed_advisory_needs_only_its_scope_grouped_anew() =>
        Gen.Select(Plant, AnyFinding.Array[0, 6])
            .Sample(
                (plant, changes) =>
                {
                    const string Changed = "A-1";
                    var before = PatchCaseGrouping.Group(plant.Configurations, plant.Installed);
                    var after = plant
                        .Configurations.Select(
                            (one, at) =>
                            {
                                var kept = one.Findings.Where(finding => finding.Advisory != Changed);
                                var news = changes.Where((_, i) => i % plant.Configurations.Length == at);
                                return one with
                                {
                                    Findings = [.. kept, .. news.Select(f => f with { Advisory = Changed })],
                                };
                            }
                        )
                        .ToArray();
                    var touched = plant.Configurations.Concat(after);
                    var scope = new CaseScope(
                        [Changed],
                        touched
                            .Where(one => one.Findings.Any(finding => finding.Advisory == Changed))
                            .Select(one => one.Configuration)
                    );
                    var part = scope.Of(
                        PatchCaseGrouping.Group(
                            after.Where(one => scope.Includes(one.Configuration)),
                            plant.Installed
                        )
                    );
                    var whole = PatchCaseGrouping.Group(after, plant.Installed);
                    Assert.Equal(
                        whole.Cases.Select(c => (c.Id, c.Digest)).Order(),
                        before
                            .Cases.Where(c => !scope.Holds(c))
                            .Concat(part.Cases)
                            .Select(c => (c.Id, c.Digest))
                            .Order()
                    );
                    Assert.Equal(
                        whole.Reviews.Select(r => r.Id).Order(StringComparer.Ordinal),
                        before
                            .Reviews.Where(r => !scope.Holds(r))
                            .Concat(part.Reviews)
                            .Select(r => r.Id)
                            .Order(StringComparer.Ordinal)
                    );
                },
                iter: 300
            );

    [Fact]
    public void Evaluating_twice_the_same_raises_nothing_and_replays() =>
        Plant.Sample(
            plant =>
            {
                var grouped = PatchCaseGrouping.Group(plant.Configurations, plant.Installed);
                var assessor = Assessor(null, "CVE-2024-0003");
                var first = CaseReconciliation.Reconcile([], grouped.Cases, assessor, Day);
                var again = PatchCaseGrouping.Group(plant.Configurations, plant.Installed);
                var second = CaseReconciliation.Reconcile(
                    first.Select(one => one.Case),
                    again.Cases,
                    Assessor(null, "CVE-2024-0003"),
                    Day.AddDays(3)
                );
                Assert.All(second, one => Assert.True(one.Changes.Count == 0 && !one.IsToStore));
                foreach (var record in first.SelectMany(one => one.Case.Assessment.Records))
                {
                    var replay = Holdpoint.Core.Evaluation.Decisions.DecisionReplay.Replay(
                        record,
                        Holdpoint.Core.Evaluation.Decisions.DecisionTables.Shipped
                    );
                    Assert.Null(replay.Refusal);
                    Assert.Equal(record, replay.Record);
                }
            },
            iter: 100
        );

    private static Gen<T> Pick<T>(params T[] values) =>
        Gen.Int[0, values.Length - 1].Select(at => values[at]);

    private static string Name((string Site, string Asset, long Configuration, Finding Finding) one) =>
        $"{one.Site}|{one.Asset}|{one.Configuration}|{System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(one.Finding)}";
}
