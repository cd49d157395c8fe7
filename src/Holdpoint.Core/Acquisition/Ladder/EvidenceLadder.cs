namespace Holdpoint.Core.Acquisition.Ladder;

/// <summary>Judges evidence by the ladder's table.</summary>
public static class EvidenceLadder
{
    /// <summary>The ladder, the highest rung first.</summary>
    public static IReadOnlyList<RungRow> Rows { get; } =
    [
        new(Rung.VendorSignature, "vendor-signature", "vendor signature", true, true, 0),
        new(
            Rung.SecondChannelDigest,
            "second-channel-digest",
            "vendor digest from a second channel",
            true,
            true,
            0
        ),
        new(Rung.PinnedOrigin, "pinned-origin", "pinned TLS origin", true, false, 0),
        new(Rung.TwoPersonFirstSight, "two-person-first-sight", "two-person first sight", false, false, 2),
    ];

    /// <summary>The row of a rung.</summary>
    public static RungRow Row(Rung rung) => Rows.First(row => row.Rung == rung);

    /// <summary>The row with a name; null where there is none.</summary>
    public static RungRow? Find(string name) => Rows.FirstOrDefault(row => row.Name == name);

    /// <summary>The verdict over all evidence; the order in which it came does not matter, and a failure is never outvoted.</summary>
    public static LadderVerdict Judge(IReadOnlyCollection<RungEvidence> evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var answers = Rows.Select(row => Answer(row, [.. evidence.Where(one => one.Rung == row.Rung)]))
            .ToList();
        var reached = answers
            .Where(one => one.Answer == RungAnswer.Met)
            .Select(one => one.Row.Rung)
            .DefaultIfEmpty(Rung.None)
            .Max();
        return new(
            reached,
            answers,
            Control(answers, "identity of the source", row => row.Identity),
            Control(answers, "integrity of the software", row => row.Integrity)
        );
    }

    private static (RungRow Row, RungAnswer Answer, string Text) Answer(RungRow row, List<RungEvidence> tries)
    {
        if (tries.Find(one => one.Answer == RungAnswer.Failed) is { } failed)
            return (row, RungAnswer.Failed, failed.Text);
        var met = tries.FindAll(one => one.Answer == RungAnswer.Met);
        if (met.Count > 0 && DifferentPersons(met) >= row.Persons)
            return (row, RungAnswer.Met, string.Join(" ", met.Select(one => one.Text)));
        if (tries.Find(one => one.Answer == RungAnswer.NotAvailable) is { } missing && met.Count == 0)
            return (row, RungAnswer.NotAvailable, missing.Text);
        return (
            row,
            RungAnswer.NotTried,
            met.Count == 0
                ? tries.LastOrDefault()?.Text ?? "Nobody tried yet."
                : $"{met.Count} of {row.Persons} persons: {string.Join(" ", met.Select(one => one.Text))}"
        );
    }

    private static int DifferentPersons(List<RungEvidence> met)
    {
        var persons = new List<Person>();
        foreach (var by in met.Select(one => one.By))
        {
            if (by is { IsNamed: true } && !persons.Exists(by.IsSame))
                persons.Add(by);
        }
        return persons.Count;
    }

    private static ControlAnswer Control(
        List<(RungRow Row, RungAnswer Answer, string Text)> answers,
        string question,
        Func<RungRow, bool> speaks
    )
    {
        var speaking = answers.FindAll(one => speaks(one.Row));
        // The first in the table's order is the highest.
        if (speaking.FindIndex(one => one.Answer == RungAnswer.Failed) is >= 0 and var failed)
            return Said(ControlOutcome.Failed, speaking[failed], $"The {question} does not hold");
        if (speaking.FindIndex(one => one.Answer == RungAnswer.Met) is >= 0 and var met)
            return Said(ControlOutcome.Verified, speaking[met], $"The {question} was verified");
        return speaking.TrueForAll(one => one.Answer == RungAnswer.NotAvailable)
            ? new(
                ControlOutcome.MethodNotAvailable,
                null,
                $"No method to verify the {question} is available from the source."
            )
            : new(
                ControlOutcome.NotAnswered,
                null,
                $"The {question} was not verified: {string.Join(", ", speaking.Where(one => one.Answer == RungAnswer.NotTried).Select(one => one.Row.Words))} not tried."
            );
    }

    private static ControlAnswer Said(
        ControlOutcome outcome,
        (RungRow Row, RungAnswer Answer, string Text) by,
        string text
    ) => new(outcome, by.Row.Name, $"{text} by {by.Row.Words}: {by.Text}");
}
