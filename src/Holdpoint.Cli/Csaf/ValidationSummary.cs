using Holdpoint.Cli.Terminal;
using Holdpoint.Csaf.Validation;

namespace Holdpoint.Cli.Csaf;

/// <summary>What a person is told: a line per file, what makes a file invalid under it, and the sum at the end.</summary>
/// <param name="output">Where it is told.</param>
/// <param name="detailed">True to show warnings and remarks too, not only their number.</param>
internal sealed class ValidationSummary(Output output, bool detailed)
{
    /// <summary>More findings of one test than this are counted, not listed.</summary>
    private const int Listed = 5;

    private readonly List<string> _faults = [];
    private int _valid;
    private int _invalid;
    private int _other;

    public void Add(FileVerdict verdict)
    {
        if (verdict.Fault is { } fault)
            _faults.Add($"{verdict.File.Path}: {fault}");
        else if (verdict.Result is not { } result)
            _other++;
        else
            Add(verdict.File.Path, result);
    }

    /// <summary>Tells the sum; gives the exit code.</summary>
    public int Close(Call call)
    {
        if (_valid + _invalid != 1)
            output.Line($"{_valid + _invalid} documents: {_valid} valid, {_invalid} invalid");
        if (_other > 0)
            output.Warn($"{_other} JSON file(s) in the directories are no CSAF documents and were left out.");
        if (_faults.Count > 0)
        {
            return call.Refuse(
                "unreadable",
                string.Join("; ", _faults.Take(Listed))
                    + (_faults.Count > Listed ? $"; and {_faults.Count - Listed} more" : ""),
                exitCode: ExitCode.Fault
            );
        }
        return _invalid > 0 ? ExitCode.No : ExitCode.Done;
    }

    private void Add(string file, ValidationResult result)
    {
        if (result.IsValid)
            _valid++;
        else
            _invalid++;
        if (output.IsJson)
            return;
        var warnings = Count(result, TestGroup.Recommended);
        var remarks = Count(result, TestGroup.Informative);
        Cell word = result.IsValid ? new Cell("valid    ", "green") : new Cell("invalid  ", "bold red");
        var rest = warnings + remarks == 0 ? "" : $"  ({warnings} warnings, {remarks} remarks)";
        output.Line([word, file, new Cell(rest, "grey")]);
        foreach (
            var test in result.Tests.Where(t => !t.Passed && (detailed || t.Group <= TestGroup.Mandatory))
        )
            Tell(test);
    }

    private void Tell(TestResult test)
    {
        var style = test.Group switch
        {
            TestGroup.Recommended => "yellow",
            TestGroup.Informative => "grey",
            _ => "red",
        };
        foreach (var message in test.Messages.Take(Listed))
            output.Line([
                new Cell($"  {test.Id, -9}", style),
                $" {message.Text}",
                new Cell($"  {message.Pointer}", "grey"),
            ]);
        if (test.Messages.Count > Listed)
            output.Line([new Cell($"  {test.Id, -9}", style), $" and {test.Messages.Count - Listed} more"]);
    }

    private static int Count(ValidationResult result, TestGroup group) =>
        result.Tests.Where(t => t.Group == group).Sum(t => t.Messages.Count);
}
