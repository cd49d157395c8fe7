using Holdpoint.Cli.Terminal;
using Holdpoint.Trust.Signatures;

namespace Holdpoint.Cli.Acquisition;

/// <summary>How a report on signatures is told.</summary>
internal static class SignatureView
{
    /// <summary>The whole report for programs.</summary>
    public static object Json(string path, SignatureReport report) =>
        new
        {
            file = path,
            report.Format,
            report.Verdict,
            report.Code,
            report.Reason,
            signed_by = report.Deciding?.Signer,
            vendor = report.Deciding?.Vendor,
            proven_time = report.ProvenTime,
            report.Hashed,
            report.Signatures,
            report.Rules,
        };

    /// <summary>A line for the file, its signatures below; every rule where one file was asked for.</summary>
    public static void Show(Output output, string path, SignatureReport report, bool detailed)
    {
        output.Line([Word(report.Verdict), path, new Cell($"  {report.Format}: {report.Reason}", "grey")]);
        foreach (var signature in report.Signatures)
        {
            var when = signature.Timestamp is { IsTrusted: true } timestamp ? $", {timestamp.Time:u}" : "";
            var by = signature.Signer ?? "unknown";
            output.Line([
                "  ",
                Word(signature.Verdict),
                $"{signature.Kind} ({signature.Place}): {by}{when}",
                new Cell(signature.Verdict == SignatureVerdict.Valid ? "" : $"  {signature.Reason}", "grey"),
            ]);
            if (detailed)
                Rules(output, signature.Rules);
        }
        if (detailed)
            Rules(output, report.Rules);
    }

    private static void Rules(Output output, IReadOnlyList<RuleCheck> rules)
    {
        foreach (var rule in rules)
        {
            var style = rule.Outcome switch
            {
                RuleOutcome.Passed => "green",
                RuleOutcome.Failed => "red",
                _ => "yellow",
            };
            output.Line([
                "    ",
                new Cell($"{rule.Rule, -14}", style),
                rule.Text,
                new Cell($"  {rule.Place}", "grey"),
            ]);
        }
    }

    private static Cell Word(SignatureVerdict verdict) =>
        verdict switch
        {
            SignatureVerdict.Valid => new("valid        ", "green"),
            SignatureVerdict.Invalid => new("invalid      ", "bold red"),
            SignatureVerdict.Unsigned => new("unsigned     ", "yellow"),
            _ => new("unsupported  ", "yellow"),
        };
}
