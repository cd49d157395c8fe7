using System.CommandLine;
using Holdpoint.Cli.Terminal;

namespace Holdpoint.Cli.Inventory;

/// <summary>
/// <c>holdpoint asset confirm|reject PRODUCT ADVISORY-PRODUCT --why TEXT</c>: a person's word on whether two names are one
/// product, kept with who, when and why, and used from the next evaluation on.
/// </summary>
internal static class AssetIdentityCommand
{
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

    private static Command Create(string name, string description, bool isSame)
    {
        var product = new Argument<string>("PRODUCT")
        {
            Description = "Product name or order number, as in the inventory",
        };
        var other = new Argument<string>("ADVISORY-PRODUCT")
        {
            Description = "Product name, as the advisory writes it",
        };
        var vendor = new Option<string?>("--vendor")
        {
            Description = "Only for this vendor of the inventory",
            HelpName = "NAME",
        };
        var why = new Option<string>("--why")
        {
            Description = "Your reason",
            HelpName = "TEXT",
            Required = true,
        };
        return new Command(name, description) { product, other, vendor, why }.Does(async call =>
        {
            var reason = call.Get(why)?.Trim() ?? "";
            if (reason.Length == 0)
                return call.Refuse(
                    "why-missing",
                    "A reason is needed: others will rely on your word.",
                    advice: "--why TEXT"
                );
            var programme = await call.OpenAsync();
            await programme.AddIdentityAsync(
                new(call.Get(vendor), call.Get(product), null, call.Get(other), isSame, reason),
                call.Cancel
            );
            call.Output.JsonDocument(
                new
                {
                    Product = call.Get(product),
                    AdvisoryProduct = call.Get(other),
                    IsSame = isSame,
                }
            );
            call.Output.Line(
                $"Recorded: {call.Get(product)} is {(isSame ? "" : "not ")}{call.Get(other)}. Used from the next evaluation on: holdpoint evaluate"
            );
            return ExitCode.Done;
        });
    }
}
