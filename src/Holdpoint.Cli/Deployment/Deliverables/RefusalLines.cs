using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Deployment.Deliverables;

namespace Holdpoint.Cli.Deployment.Deliverables;

/// <summary>Says why a deliverable is refused: the rule, the file, the block, what was found.</summary>
internal static class RefusalLines
{
    // A medium that was changed everywhere would fill the screen; --json says all.
    private const int Shown = 40;

    /// <summary>For people.</summary>
    public static void Write(Call call, IReadOnlyList<DeliverableRefusal> refusals)
    {
        foreach (var refusal in refusals.Take(Shown))
        {
            call.Output.Line(
                ($"✕ {Word(refusal.Rule)}", "red"),
                (
                    refusal.Path.Length == 0 ? ""
                    : refusal.Block is { } block ? $"  {refusal.Path}, block {block}"
                    : $"  {refusal.Path}",
                    "bold"
                )
            );
            call.Output.Line($"  {refusal.Text}");
        }
        if (refusals.Count > Shown)
            call.Output.Line($"… and {refusals.Count - Shown:N0} more; --json lists all.");
    }

    /// <summary>For programs.</summary>
    public static IEnumerable<object> Json(IEnumerable<DeliverableRefusal> refusals) =>
        refusals.Select(refusal => new
        {
            Rule = Word(refusal.Rule),
            Path = refusal.Path.Length == 0 ? null : refusal.Path,
            refusal.Block,
            refusal.Text,
        });

    private static string Word(DeliverableRule rule) =>
        rule == DeliverableRule.FileList ? "file-list" : rule.ToString().ToLowerInvariant();
}
