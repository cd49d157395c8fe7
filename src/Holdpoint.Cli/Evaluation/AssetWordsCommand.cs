using System.CommandLine;
using Holdpoint.Cli.Terminal;

namespace Holdpoint.Cli.Evaluation;

/// <summary><c>holdpoint asset words</c>: what people said products are; <c>asset forget ID</c> takes a word back.</summary>
internal static class AssetWordsCommand
{
    /// <summary><c>asset words</c>.</summary>
    public static Command List() =>
        new Command(
            "words",
            "What people said products are, with who, when and why; withdrawn words too."
        ).Does(ListAsync);

    /// <summary><c>asset forget</c>.</summary>
    public static Command Forget()
    {
        var id = new Argument<long>("ID") { Description = "The word's number: holdpoint asset words" };
        var why = new Option<string>("--why")
        {
            Description = "Your reason",
            HelpName = "TEXT",
            Required = true,
        };
        return new Command("forget", "Take a word back; it stays in the history.") { id, why }.Does(
            async call =>
            {
                var reason = call.Get(why)?.Trim() ?? "";
                if (reason.Length == 0)
                    return call.Refuse(
                        "why-missing",
                        "A reason is needed: others relied on the word.",
                        advice: "--why TEXT"
                    );
                var programme = await call.OpenAsync();
                if (!await programme.WithdrawIdentityAsync(call.Get(id), reason, call.Cancel))
                    return call.Refuse(
                        "no-such-word",
                        $"No word {call.Get(id)} stands.",
                        advice: "holdpoint asset words"
                    );
                call.Output.JsonDocument(new { Id = call.Get(id), Withdrawn = true });
                call.Output.Line(
                    $"Word {call.Get(id)} is withdrawn. Used from the next evaluation on: holdpoint evaluate"
                );
                return ExitCode.Done;
            }
        );
    }

    private static async Task<int> ListAsync(Call call)
    {
        var programme = await call.OpenAsync();
        var words = await programme.IdentitiesAsync(call.Cancel);
        var table = new Table(
            new("id", Right: true),
            new("inventory", Wrap: true, MinWidth: 20),
            new("is"),
            new("advisories", Wrap: true, MinWidth: 20),
            new("by", Drop: 100),
            new("on", Drop: 90),
            new("why", Wrap: true, Drop: 110),
            new("withdrawn", Wrap: true)
        );
        foreach (var one in words)
        {
            call.Output.JsonLine(one);
            table.Add(
                one.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
                Named(one.Word.AssetVendor, one.Word.AssetProduct),
                one.Word.IsSame ? ("the same as", "green") : ("not", "yellow"),
                Named(one.Word.StatementVendor, one.Word.StatementProduct),
                one.By,
                $"{one.At:yyyy-MM-dd}",
                one.Word.Why,
                one.WithdrawnAt is { } at ? $"by {one.WithdrawnBy} on {at:yyyy-MM-dd} ({one.WithdrawnWhy})"
                    : one.IsUsed ? ""
                    : "not evaluated yet"
            );
        }
        call.Output.Table(table);
        call.Output.Line(words.Count == 0 ? "Nobody said anything yet." : Words.Count(words.Count, "word"));
        return ExitCode.Done;
    }

    private static string Named(string? vendor, string product) =>
        vendor is null ? product : $"{vendor} | {product}";
}
