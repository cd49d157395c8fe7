using System.Globalization;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Engine.Evaluation.PatchCases;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Holdpoint.Server.Pages.Evaluation;

/// <summary>Reads a decision from the fields of a form: <c>kind</c>, <c>why</c>, <c>until</c>, plan lines and exceptions.</summary>
internal static class DecisionForm
{
    /// <summary>The decision; null with the trouble in words where a field cannot be read.</summary>
    public static DecisionWord? Read(IFormCollection form, IStringLocalizer texts, out string? trouble)
    {
        trouble = null;
        if (DecisionKindWord.Read(form["kind"].ToString()) is not { } kind)
            trouble = texts["decide.no-kind"];
        else if (Date(form["until"].ToString(), out var until) is false)
            trouble = texts["decide.no-date", form["until"].ToString()];
        else if (Dated(form["actions"].ToString(), out var actions) is { } line)
            trouble = texts["decide.no-action", line];
        else if (Dated(form["controls"].ToString(), out var controls) is { } other)
            trouble = texts["decide.no-action", other];
        else if (Exceptions(form, out var except) is { } asset)
            trouble = texts["decide.no-exception", asset];
        else
            return new(
                kind,
                form["why"].ToString().Trim(),
                DueOn: kind is DecisionKind.Mitigate or DecisionKind.NotApplicable ? null : until,
                Plan: kind == DecisionKind.Mitigate ? Plan(actions, controls) : null,
                Except: except
            );
        return null;
    }

    private static MitigationPlan Plan(
        List<(DateOnly On, string What)> actions,
        List<(DateOnly On, string What)> controls
    ) =>
        new(
            [.. actions.Select(one => new PlannedAction(one.What, one.On)).OrderBy(one => one.DueOn)],
            [.. controls.Select(one => new Control(one.What, one.On)).OrderBy(one => one.ReviewOn)]
        );

    private static bool Date(string text, out DateOnly? date)
    {
        date = null;
        if (text.Length == 0)
            return true;
        var read = DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var on
        );
        date = read ? on : null;
        return read;
    }

    // A line is a date and words; the first that is not is given back.
    private static string? Dated(string text, out List<(DateOnly On, string What)> dated)
    {
        dated = [];
        foreach (
            var line in text.Split(
                '\n',
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
            )
        )
        {
            var parts = line.Split(' ', 2, StringSplitOptions.TrimEntries);
            if (
                parts.Length != 2
                || !Date(parts[0].TrimEnd(':'), out var on)
                || on is null
                || parts[1].Length == 0
            )
                return line;
            dated.Add((on.Value, parts[1]));
        }
        return null;
    }

    // except-0 … name assets, with kind-0, why-0 and until-0 of each; an asset without a kind is no exception.
    private static string? Exceptions(IFormCollection form, out List<AssetException> except)
    {
        except = [];
        foreach (var key in form.Keys.Where(key => key.StartsWith("except-", StringComparison.Ordinal)))
        {
            var at = key["except-".Length..];
            if (form[$"kind-{at}"].ToString() is not { Length: > 0 } word)
                continue;
            if (
                DecisionKindWord.Read(word) is not { } kind
                || !Date(form[$"until-{at}"].ToString(), out var until)
            )
                return form[key].ToString();
            except.Add(
                new(
                    form[key].ToString(),
                    kind,
                    form[$"why-{at}"].ToString().Trim(),
                    kind == DecisionKind.NotApplicable ? null : until
                )
            );
        }
        return null;
    }
}
