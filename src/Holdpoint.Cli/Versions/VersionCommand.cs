using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Versions;

namespace Holdpoint.Cli.Versions;

/// <summary><c>holdpoint version explain TEXT</c> and <c>holdpoint version compare A B</c>: how a text was understood.</summary>
internal static class VersionCommand
{
    private static readonly Argument<string> Text = new("TEXT")
    {
        Description = "A version or range as it is written, for example \"< V7.5 SP2 Update 15\"",
    };

    private static readonly Argument<string> First = new("A") { Description = "A version" };

    private static readonly Argument<string> Second = new("B") { Description = "Another version" };

    /// <summary>The command.</summary>
    public static Command Create() =>
        Frame.Group(
            "version",
            "How version texts are understood: explain, compare.",
            new Command("explain", "Show how a version or range text is understood, step by step.")
            {
                Text,
            }.Does(Explain),
            new Command(
                "compare",
                "Compare two versions: exit 0 where they have an order, 1 where they have none."
            )
            {
                First,
                Second,
            }.Does(Compare)
        );

    private static int Explain(Call call)
    {
        var explanation = Explanation.Of(call.Get(Text));
        call.Output.JsonDocument(
            new
            {
                explanation.Text,
                version = new
                {
                    explanation.Version.Shape,
                    explanation.Version.Prefix,
                    @base = explanation.Version.Base.Select(part => part.ToString()),
                    levels = explanation.Version.Levels.Select(level => new
                    {
                        level.Rank,
                        level.Word,
                        value = string.Join('.', level.Parts),
                    }),
                    explanation.Version.Tail,
                    explanation.Version.Canonical,
                },
                range = new
                {
                    explanation.Range.Rule,
                    explanation.Range.Confidence,
                    trains = explanation.Range.IsTrains,
                    intervals = explanation.Range.Intervals.Select(interval => interval.ToString()),
                    conditions = explanation.Range.Conditions.Select(condition => new
                    {
                        condition.Kind,
                        condition.Text,
                        condition.Attribute,
                        values = condition.Values?.ToString(),
                        leaves_other_versions_open = condition.StandsForVersion,
                    }),
                },
            }
        );
        call.Output.Line(new Cell("Text  "), new Cell(explanation.Text, "bold"));
        Show(call, "As an installed version", explanation.VersionSteps);
        Show(call, "As the range of an advisory", explanation.RangeSteps);
        return ExitCode.Done;
    }

    private static void Show(Call call, string heading, IReadOnlyList<ExplanationStep> steps)
    {
        call.Output.Heading(heading);
        foreach (var step in steps)
            call.Output.Field(step.Topic, step.Words, labelWidth: 14);
    }

    private static int Compare(Call call)
    {
        var a = VersionText.Parse(call.Get(First));
        var b = VersionText.Parse(call.Get(Second));
        var comparison = VersionComparer.Compare(a, b);
        call.Output.JsonDocument(
            new
            {
                a = a.Raw,
                b = b.Raw,
                comparison.Order,
                comparison.Reason,
            }
        );
        var (words, style) = comparison.Order switch
        {
            VersionOrder.Less => ("is older than", "green"),
            VersionOrder.Equal => ("is the same version as", "green"),
            VersionOrder.Greater => ("is newer than", "green"),
            _ => ("cannot be compared with", "yellow"),
        };
        call.Output.Line(new Cell(a.Raw, "bold"), new Cell($" {words} ", style), new Cell(b.Raw, "bold"));
        call.Output.Field("because", comparison.Reason);
        return comparison.IsKnown ? ExitCode.Done : ExitCode.No;
    }
}
