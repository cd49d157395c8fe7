using System.ComponentModel;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Engine.Evaluation.PatchCases;

namespace Holdpoint.Server.Endpoints.Evaluation;

/// <summary>What a person decides.</summary>
/// <param name="Kind">apply, out-of-cycle, mitigate, not-applicable or accept-until.</param>
/// <param name="Why">In the person's own words; never empty.</param>
internal sealed record DecisionAsk(
    [property: Description("apply, out-of-cycle, mitigate, not-applicable or accept-until.")] string Kind,
    [property: Description("In your own words; never empty.")] string Why
)
{
    /// <summary>Until which date at the site; the clocks say where it is left out.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>What is done until when; for mitigate.</summary>
    public IReadOnlyList<PlannedAction>? Actions { get; init; }

    /// <summary>What protects meanwhile; for mitigate.</summary>
    public IReadOnlyList<Control>? Controls { get; init; }

    /// <summary>Assets to which it does not apply.</summary>
    public IReadOnlyList<ExceptionAsk>? Except { get; init; }

    /// <summary>The decision, or what is wrong with it.</summary>
    public Trouble? Read(string at, out DecisionWord word)
    {
        word = new(DecisionKind.Apply, Why);
        if (DecisionKindWord.Read(Kind) is not { } kind)
            return NoKind($"{at}.kind", Kind);
        if (Why.Length > ApiLimits.Words)
            return Long($"{at}.why", ApiLimits.Words);
        if (Of(Actions, one => one.What) is { } actions)
            return Wrong($"{at}.actions", actions);
        if (Of(Controls, one => one.What) is { } controls)
            return Wrong($"{at}.controls", controls);
        if (Of(Except, one => one.Asset) is { } except)
            return Wrong($"{at}.except", except);
        var exceptions = new List<AssetException>();
        foreach (var one in Except ?? [])
        {
            if (DecisionKindWord.Read(one.Kind) is not { } instead)
                return NoKind($"{at}.except", one.Kind);
            if (one.Why?.Length > ApiLimits.Words)
                return Long($"{at}.except", ApiLimits.Words);
            exceptions.Add(new(one.Asset, instead, one.Why ?? Why, one.Until));
        }
        word = new(
            kind,
            Why.Trim(),
            DueOn: kind is DecisionKind.Mitigate or DecisionKind.NotApplicable ? null : Until,
            Plan: kind == DecisionKind.Mitigate
                ? new(
                    [.. (Actions ?? []).OrderBy(one => one.DueOn)],
                    [.. (Controls ?? []).OrderBy(one => one.ReviewOn)]
                )
                : null,
            Except: exceptions
        );
        return null;
    }

    // The serializer lets null through where a list's entries may not be.
    private static string? Of<T>(IReadOnlyList<T>? entries, Func<T, string> name)
        where T : class =>
        entries is null ? null
        : entries.Count > ApiLimits.Many ? $"There are more than {ApiLimits.Many} entries."
        : entries.Any(one => one is null) ? "An entry is null."
        : entries.Any(one => name(one).Trim().Length is 0 or > ApiLimits.Name)
            ? $"Each entry has a name or words of 1 to {ApiLimits.Name} characters."
        : null;

    private static Trouble NoKind(string where, string word) =>
        Trouble.Invalid(
            $"body {where}",
            $"There is no decision \"{(word.Length <= 60 ? word : word[..60] + "…")}\".",
            $"It knows {string.Join(", ", DecisionKindWord.All.Select(row => row.Word))}."
        );

    private static Trouble Long(string where, int most) =>
        Wrong(where, $"It is longer than {most} characters.");

    private static Trouble Wrong(string where, string detail) =>
        Trouble.Invalid($"body {where}", detail, "Nothing was decided. Change it and send it again.");
}

/// <summary>An asset to which a decision does not apply, with what applies to it instead.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Kind">out-of-cycle, not-applicable or accept-until.</param>
internal sealed record ExceptionAsk(
    string Asset,
    [property: Description("out-of-cycle, not-applicable or accept-until.")] string Kind
)
{
    /// <summary>Why; the decision's own words where it is left out.</summary>
    public string? Why { get; init; }

    /// <summary>Until which date at the site.</summary>
    public DateOnly? Until { get; init; }
}

/// <summary>One decision on several cases.</summary>
/// <param name="Cases">The cases, at most 200.</param>
/// <param name="Decision">The decision; of its exceptions each case takes those that are its own.</param>
internal sealed record DecisionsAsk(
    [property: Description("The cases, at most 200.")] IReadOnlyList<string> Cases,
    DecisionAsk Decision
);

/// <summary>A second person's words.</summary>
internal sealed record ApprovalAsk
{
    /// <summary>Why; may be left out.</summary>
    public string Why { get; init; } = "";
}

/// <summary>What became of a case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Stage">Where it stands now; null where nothing was changed.</param>
/// <param name="IsAsked">Whether it waits for a second person.</param>
/// <param name="Problem">What stood against it; null where nothing did.</param>
internal sealed record CaseOutcome(string Case, PatchCaseStage? Stage, bool IsAsked, Problem? Problem);
