using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Evaluation;
using Holdpoint.Engine;
using Holdpoint.Engine.Evaluation.Candidates;
using Holdpoint.Engine.Inventory;

namespace Holdpoint.Cli.Evaluation;

/// <summary>
/// <c>holdpoint asset confirm|reject CANDIDATE</c> or <c>PRODUCT ADVISORY-PRODUCT</c>, with <c>--why TEXT</c>: a person's word
/// on whether two names are one product, kept with who, when and why, and used from the next evaluation on.
/// </summary>
internal static class AssetIdentityCommand
{
    private static readonly Argument<string> Product = new("CANDIDATE|PRODUCT")
    {
        Description = "A candidate's id, or a product name or order number as in the inventory",
    };

    private static readonly Argument<string?> Other = new("ADVISORY-PRODUCT")
    {
        Description = "Product name, as the advisory writes it",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Vendor = new("--vendor")
    {
        Description = "Only for this vendor of the inventory",
        HelpName = "NAME",
    };

    private static readonly Option<string> Why = new("--why")
    {
        Description = "Your reason",
        HelpName = "TEXT",
        Required = true,
    };

    private static readonly Option<bool> DryRun = new("--dry-run")
    {
        Description = "Only show what it would change",
    };

    /// <summary><c>asset confirm</c>.</summary>
    public static Command Confirm() =>
        Create("confirm", "Say that a product of the inventory is a product of advisories.", isSame: true);

    /// <summary><c>asset reject</c>.</summary>
    public static Command Reject() =>
        Create(
            "reject",
            "Say that a product of the inventory is not a product of advisories.",
            isSame: false
        );

    private static Command Create(string name, string description, bool isSame) =>
        new Command(name, description) { Product, Other, Vendor, Why, DryRun }.Does(call =>
            RunAsync(call, isSame)
        );

    private static async Task<int> RunAsync(Call call, bool isSame)
    {
        var why = call.Get(Why)?.Trim() ?? "";
        if (why.Length == 0)
            return call.Refuse(
                "why-missing",
                "A reason is needed: others will rely on your word.",
                advice: "--why TEXT"
            );
        // Nothing has no name; and the beginning of every candidate's id is "".
        if (
            string.IsNullOrWhiteSpace(call.Get(Product))
            || call.Get(Other) is { } other && other.Trim() == ""
        )
            return call.Refuse("name-missing", "A name is empty.", advice: "holdpoint asset candidates");
        var programme = await call.OpenAsync();
        if (await WordAsync(call, programme, isSame, why) is not { } word)
            return call.Refuse(
                "no-such-candidate",
                $"\"{call.Get(Product)}\" is no candidate's id, or the beginning of several.",
                advice: "holdpoint asset candidates, or give both names"
            );
        var effect = await programme.PreviewIdentityAsync(word, call.Cancel);
        var dry = call.Get(DryRun);
        long? id = dry ? null : await programme.AddIdentityAsync(word, call.Cancel);
        call.Output.JsonDocument(
            new
            {
                Id = id,
                word.AssetVendor,
                Product = word.AssetProduct,
                word.StatementVendor,
                AdvisoryProduct = word.StatementProduct,
                IsSame = isSame,
                DryRun = dry,
                Effect = effect,
            }
        );
        call.Output.Line(
            $"{(dry ? "It would say" : $"Recorded as word {id}")}: {word.AssetProduct} is {(isSame ? "" : "not ")}{word.StatementProduct}."
        );
        call.Output.Line(
            $"It is about {Words.Count(effect.Assets, "asset")} and {Words.Count(effect.Advisories, "advisory", "advisories")}: {Told("would appear", effect.Appearing)}, {Told("would vanish", effect.Vanishing)}."
        );
        if (!dry)
            call.Output.Line("Used from the next evaluation on: holdpoint evaluate");
        return ExitCode.Done;
    }

    private static async Task<IdentityWord?> WordAsync(
        Call call,
        Programme programme,
        bool isSame,
        string why
    ) =>
        call.Get(Other) is { } other
            ? new(call.Get(Vendor), call.Get(Product), null, other, isSame, why)
            : await programme.WordOfAsync(call.Get(Product), isSame, why, call.Cancel);

    private static string Told(string what, IReadOnlyDictionary<Verdict, int> findings) =>
        findings.Count == 0
            ? $"no finding {what}"
            : $"{Words.Count(findings.Values.Sum(), "finding")} {what} ({string.Join(", ", findings.OrderBy(one => one.Key).Select(one => $"{one.Value} {FindingView.Word(one.Key).Text}"))})";
}
