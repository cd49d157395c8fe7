using System.Collections.Immutable;
using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Engine.Deployment.Deliverables;
using Holdpoint.Trust.Encryption;

namespace Holdpoint.Cli.Deployment.Deliverables;

/// <summary>The form of a deliverable, and for whose eyes it is.</summary>
internal static class FormAsked
{
    private static readonly (string Word, DeliverableForm Form)[] Forms =
    [
        ("dir", DeliverableForm.Folder),
        ("tar", DeliverableForm.Tar),
        ("zip", DeliverableForm.Zip),
        ("iso", DeliverableForm.Iso),
    ];

    /// <summary><c>--as</c>.</summary>
    public static Option<string?> Form { get; } = Words();

    /// <summary><c>--recipient</c>.</summary>
    public static Option<string[]> Recipient { get; } =
        new("--recipient")
        {
            Description = "Encrypt for the holder of this age key (age1…); for tar, zip and iso",
            HelpName = "KEY",
        };

    /// <summary>The form; null where none was named.</summary>
    public static DeliverableForm? Of(Call call) =>
        call.Get(Form) is { } word ? Forms.First(one => one.Word == word).Form : null;

    /// <summary>For whom it is encrypted; or what is wrong with a key.</summary>
    public static (ImmutableArray<AgeRecipient> Recipients, Trouble? Trouble) Recipients(Call call)
    {
        var recipients = ImmutableArray.CreateBuilder<AgeRecipient>();
        foreach (var text in call.Get(Recipient) ?? [])
        {
            if (AgeRecipient.Parse(text) is not { } recipient)
                return (
                    [],
                    new(
                        "wrong-recipient",
                        $"{text} is no age key of the kind age1….",
                        Advice: "age-keygen makes one, and prints it"
                    )
                );
            recipients.Add(recipient);
        }
        return (recipients.DrainToImmutable(), null);
    }

    private static Option<string?> Words()
    {
        var option = new Option<string?>("--as")
        {
            Description =
                "dir (a folder, to be copied onto a medium), tar, zip, or iso (an image, by xorriso)",
            HelpName = "FORM",
        };
        option.AcceptOnlyFromAmong([.. Forms.Select(one => one.Word)]);
        return option;
    }
}
