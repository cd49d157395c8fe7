using System.CommandLine;
using System.Globalization;
using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Engine.Deployment.Imports;
using Holdpoint.Trust.Files;

namespace Holdpoint.Cli.Deployment.Deliverables;

/// <summary><c>holdpoint deliverable import PATH… --key KEY --by NAME --out DIR</c>: at the site, take a deliverable in.</summary>
internal static class DeliverableImportCommand
{
    private static readonly Argument<string[]> Paths = new("path")
    {
        Description = "The media: folders, or tar, zip and age files; all of them where there are several",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> Kit = new("--kit")
    {
        Description = "The site's kit; at the first import, and when headquarters made a new one",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Fingerprint = new("--fingerprint")
    {
        Description = "The kit's fingerprint, as headquarters told it by another way",
        HelpName = "HEX",
    };

    private static readonly Option<string> By = new("--by")
    {
        Description = "Who imports",
        HelpName = "NAME",
        Required = true,
    };

    private static readonly Option<string?> From = new("--from")
    {
        Description = "From whom the medium came",
        HelpName = "NAME",
    };

    private static readonly Option<string?> Medium = new("--medium-id")
    {
        Description = "What is written on the medium's label",
        HelpName = "ID",
    };

    private static readonly Option<string[]> Seals = new("--seal")
    {
        Description = "A seal as it was found: NUMBER=intact or NUMBER=broken; as often as there are seals",
        HelpName = "SEAL",
    };

    private static readonly Option<string> Out = new("--out")
    {
        Description = "Folder for what goes back to headquarters",
        HelpName = "DIR",
        DefaultValueFactory = _ => "receipt",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command(
            "import",
            "At the site: verify a deliverable while copying it in, and answer with a receipt."
        )
        {
            Paths,
            Kit,
            Fingerprint,
            KitAsked.Identity,
            KeysAtHand.Key,
            KeysAtHand.PassphraseFile,
            By,
            From,
            Medium,
            Seals,
            Out,
        }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        var paths = call.Get(Paths);
        foreach (var path in paths)
            if (Inputs.MustExist(path) is { } missing)
                return call.Output.Refuse(missing);
        var programme = await call.OpenAsync();
        var (kit, trouble) = Pinned(call, programme.Imports.Kit());
        if (trouble is not null)
            return call.Output.Refuse(trouble);
        var (identity, wrong) = KitAsked.IdentityOf(call);
        if (wrong is not null)
            return call.Output.Refuse(wrong);
        using (identity)
        {
            using var keys = KeysAtHand.Open(call);
            if (keys is null)
                return ExitCode.WrongUse;
            if (keys.Signers.Count != 1)
                return call.Refuse(
                    "no-key",
                    "The receipt is signed with one key of this site.",
                    advice: "holdpoint key create --out site.key --owner \"Site\", tell headquarters its .pub, then --key site.key"
                );
            var custody = new Custody(
                call.Get(By)!,
                call.Get(From),
                call.Get(Medium),
                [.. (call.Get(Seals) ?? []).Select(SealText.Found)]
            );
            var outcome = await ByteProgress.RunAsync(
                call.Output,
                "importing",
                progress =>
                    programme.Imports.ImportAsync(
                        new(paths, custody, keys.Signers[0], kit, identity),
                        progress,
                        call.Cancel
                    )
            );
            return Say(call, outcome);
        }
    }

    private static (SiteKit? Kit, Trouble? Trouble) Pinned(Call call, SiteKit? known)
    {
        if (call.Get(Kit) is not { } path)
            return known is not null
                ? (null, null)
                : (
                    null,
                    new(
                        "no-kit",
                        "This site has pinned no kit yet.",
                        Advice: "--kit FILE --fingerprint HEX, as headquarters reads it to you"
                    )
                );
        var (kit, trouble) = KitAsked.Read(path);
        if (kit is null || kit.Fingerprint() == known?.Fingerprint())
            return (kit, trouble);
        if (call.Get(Fingerprint) is not { } told)
            return (
                null,
                new(
                    "no-fingerprint",
                    "A kit is trusted only after its fingerprint was compared by another way than it came.",
                    path,
                    "ask headquarters to read it to you, and give it with --fingerprint"
                )
            );
        return kit.IsFingerprint(told)
            ? (kit, null)
            : (
                null,
                new(
                    "other-fingerprint",
                    "This is not the kit whose fingerprint you were told. Do not use it, and tell headquarters.",
                    path,
                    ExitCode: ExitCode.No
                )
            );
    }

    private static int Say(Call call, ImportOutcome outcome)
    {
        var folder = call.Get(Out)!;
        foreach (var (name, bytes) in outcome.Receipt)
            DurableFile.Write(Path.Combine(folder, name), bytes);
        var (answer, record) = (outcome.Answer, outcome.Record);
        call.Output.JsonDocument(
            new
            {
                Accepted = record is not null,
                Repeat = outcome.IsRepeat,
                answer.Site,
                Export = answer.Sequence,
                Files = record?.Files,
                Withdrawn = record?.Withdrawn,
                answer.Bytes,
                outcome.Copied,
                answer.Alarms,
                Refusals = RefusalLines.Json(answer.Refusals),
                Receipt = outcome.Receipt.Count == 0 ? null : folder,
            }
        );
        RefusalLines.Write(call, answer.Refusals);
        foreach (var alarm in answer.Alarms)
            call.Output.Line(("! ", "yellow"), alarm);
        if (record is null)
            call.Output.Line(
                ("REFUSED", "bold red"),
                "  nothing of it counts at this site. What was wrong is recorded."
            );
        else
            SayFiles(call, outcome, record);
        if (outcome.Receipt.Count > 0)
            call.Output.Line($"{folder}: the receipt. Send the whole folder back to headquarters.");
        return record is null ? ExitCode.No : ExitCode.Done;
    }

    private static void SayFiles(Call call, ImportOutcome outcome, ImportRecord record)
    {
        var table = new Table(
            new("due"),
            new("file"),
            new("size", Right: true),
            new("assets"),
            new("case"),
            new("release")
        );
        foreach (var file in record.Files)
            table.Add(
                file.Due ?? "",
                (file.Name, "bold"),
                ByteSize.Of(file.Length),
                string.Join(", ", file.Assets),
                file.Case,
                file.IsReleased ? ("released", "green") : ("not released", "yellow")
            );
        if (!record.Files.IsEmpty)
            call.Output.Table(table);
        foreach (var gone in record.Withdrawn)
            call.Output.Line(("✕ withdrawn ", "red"), $"{gone.Name}: {gone.Why} Do not use it any more.");
        call.Output.Line(
            (outcome.IsRepeat ? "imported already" : "imported", "bold green"),
            $"  export {record.Sequence}, made {DeliverableText.Time(record.Issued)}: {Words.Count(record.Files.Length, "file")}, {ByteSize.Of(outcome.Copied)} copied"
        );
        call.Output.Line(
            $"The next one is due by {record.NextBy.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}."
        );
    }
}
