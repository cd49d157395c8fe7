using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Engine.Evaluation.PatchCases;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Holdpoint.Server.Pages.Evaluation;

/// <summary>The worklist as its address asks for it, the same for the page and for what is given out.</summary>
internal static class WorklistFilters
{
    /// <summary>What the address asks for, from its beginning.</summary>
    public static WorklistAsk Read(IQueryCollection query, IReadOnlyList<string>? allowed) =>
        new()
        {
            Allowed = allowed,
            Site = query.Given("site"),
            Zone = query.Given("zone"),
            Outcome = query.Given("priority"),
            Stage = query.Given("stage"),
            Waits = query.Given("waits"),
            Text = query.Given("text"),
            DueBy = query.GivenDate("due"),
        };

    /// <summary>Where a line stands with its decision, in words.</summary>
    public static string State(WorklistLine line, IStringLocalizer texts) =>
        line.Question is not null ? texts["waits.question"]
        : line.Asked is { } asked ? texts["worklist.asked", asked]
        : line.Decided is { } decided ? decided
        : texts["worklist.undecided"];
}
