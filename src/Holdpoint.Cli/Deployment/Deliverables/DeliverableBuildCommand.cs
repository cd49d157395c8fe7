using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Engine.Deployment.Deliverables;
using Holdpoint.Trust.Attestation.Predicates;
using Holdpoint.Trust.Encryption;

namespace Holdpoint.Cli.Deployment.Deliverables;

/// <summary><c>holdpoint deliverable build --site S --out DIR</c>: makes the next deliverable of a site.</summary>
internal static class DeliverableBuildCommand
{
    private static readonly Option<string> Out = new("--out")
    {
        Description = "The folder that it is made in",
        HelpName = "DIR",
        DefaultValueFactory = _ => ".",
    };

    private static readonly Option<string?> MediumSize = new("--medium-size")
    {
        Description = "What a medium holds: 25GB, 4.7GB, 700MiB; more than that goes on several",
        HelpName = "SIZE",
    };

    private static readonly Option<string?> Medium = new("--medium-id")
    {
        Description = "What is written on the medium's label (else the deliverable's name)",
        HelpName = "ID",
    };

    private static readonly Option<string> Kind = new("--medium-kind")
    {
        Description = "usb, optical, disk or network",
        HelpName = "KIND",
        DefaultValueFactory = _ => "disk",
    };

    private static readonly Option<string[]> Seals = new("--seal")
    {
        Description = "A seal on the medium: NUMBER or NUMBER@PLACE; as often as there are seals",
        HelpName = "SEAL",
    };

    private static readonly Option<bool> Complete = new("--complete")
    {
        Description = "Carry everything again, also what the site confirmed",
    };

    private static readonly Option<bool> DryRun = new("--dry-run")
    {
        Description = "Say what it would hold, and make nothing",
    };

    private static readonly Option<string[]> Signed = new("--signed")
    {
        Description = "Approvals or orders that were signed elsewhere",
        HelpName = "FILE",
    };

    private static readonly Option<string?> ToSign = new("--to-sign")
    {
        Description = "Folder for drafts that more people must sign (else ./to-sign)",
        HelpName = "DIR",
    };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        Kind.AcceptOnlyFromAmong([.. MediaManifest.Kinds]);
        return new Command("build", "Make the next deliverable of a site from what was released for it.")
        {
            SiteAsked.Site,
            Out,
            FormAsked.Form,
            MediumSize,
            Medium,
            Kind,
            Seals,
            Complete,
            FormAsked.Recipient,
            KeysAtHand.Key,
            KeysAtHand.PassphraseFile,
            Signed,
            ToSign,
            DryRun,
        }.Does(RunAsync);
    }

    private static async Task<int> RunAsync(Call call)
    {
        var programme = await call.OpenAsync();
        if (await SiteAsked.TroubleAsync(call, programme) is { } unknown)
            return call.Output.Refuse(unknown);
        var (order, trouble) = Order(call);
        if (order is null)
            return call.Output.Refuse(trouble!);
        if (call.Get(DryRun))
            return Say(
                call,
                programme.Deliverables,
                await programme.Deliverables.PreviewAsync(order, call.Cancel)
            );
        using var keys = KeysAtHand.Open(call);
        if (keys is null)
            return ExitCode.WrongUse;
        var made = await ByteProgress.RunAsync(
            call.Output,
            "making",
            progress =>
                programme.Deliverables.ExportAsync(
                    order with
                    {
                        Signers = keys.Signers,
                    },
                    progress,
                    call.Cancel
                )
        );
        return Say(call, programme.Deliverables, made);
    }

    private static (ExportOrder? Order, Trouble? Trouble) Order(Call call)
    {
        long? capacity = null;
        if (call.Get(MediumSize) is { } text && (capacity = ByteSize.Parse(text)) is null)
            return (
                null,
                new("wrong-size", $"{text} is no size.", Advice: "for example --medium-size 25GB or 700MiB")
            );
        var signed = call.Get(Signed) ?? [];
        foreach (var file in signed)
            if (Inputs.MustBeFile(file) is { } missing)
                return (null, missing);
        var (recipients, trouble) = FormAsked.Recipients(call);
        if (trouble is not null)
            return (null, trouble);
        return (
            new()
            {
                Site = call.Get(SiteAsked.Site)!,
                Under = Path.GetFullPath(call.Get(Out)!),
                Form = FormAsked.Of(call) ?? DeliverableForm.Folder,
                Capacity = capacity,
                Medium = call.Get(Medium),
                MediumKind = call.Get(Kind)!,
                Seals = [.. (call.Get(Seals) ?? []).Select(SealText.Read)],
                IsComplete = call.Get(Complete),
                Signed = [.. signed.Select(file => (ReadOnlyMemory<byte>)File.ReadAllBytes(file))],
                Recipients = recipients,
            },
            null
        );
    }

    private static int Say(Call call, DeliverableDesk desk, ExportMade made)
    {
        var refused = !made.Refusals.IsEmpty;
        call.Output.JsonDocument(Json(made));
        if (made.Preview is { } preview && !refused)
            SayContent(call, preview, made.Record);
        for (var at = 0; at < made.Media.Length; at++)
        {
            var (path, sha256) = made.Media[at];
            var medium = made.Record!.Media[at];
            call.Output.Line(
                (medium.Id, "bold"),
                $"  {path}  {Words.Count(medium.Files, "file")}, {ByteSize.Of(medium.Bytes)}"
            );
            if (sha256 is not null)
                call.Output.Line($"  sha256 {sha256}");
        }
        if (!made.ToSign.IsEmpty)
            DraftsToSign.Write(
                call,
                made.ToSign,
                call.Get(ToSign) ?? "to-sign",
                name => desk.RepositoryOf(call.Get(SiteAsked.Site)!, name),
                $"holdpoint deliverable build --site \"{call.Get(SiteAsked.Site)}\" --signed {Path.Combine(call.Get(ToSign) ?? "to-sign", made.ToSign[0].Name)} …"
            );
        else
            RefusalLines.Write(call, made.Refusals);
        if (made.Record is not null)
            call.Output.Line(
                $"Next: holdpoint deliverable verify {made.Media[0].Path} --kit FILE, then send it on its way."
            );
        return refused ? ExitCode.No : ExitCode.Done;
    }

    private static void SayContent(Call call, ExportPreview preview, ExportRecord? made)
    {
        var content = preview.Content;
        call.Output.Line(
            (content.Name, "bold"),
            $" for {content.Site}, {(made is null ? "would be accepted" : "accepted")} until {DeliverableText.Time(content.Expires)}"
        );
        call.Output.Line(
            $"{Words.Count(preview.New, "file")} ({ByteSize.Of(preview.Bytes)}) {(made is null ? "would travel" : "travel")}"
                + (preview.AtSite > 0 ? $", {preview.AtSite:N0} more are at the site already" : "")
                + (content.Since is { } since ? $"; builds on export {since}" : "; complete in itself")
        );
        var table = new Table(
            new("due"),
            new("product"),
            new("to"),
            new("assets", Right: true),
            new("file"),
            new("genuine by", Drop: 120)
        );
        foreach (var item in content.Items)
            table.Add(
                item.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
                item.Product,
                item.Version ?? "not stated",
                item.Assets.Length,
                (item.Name, "bold"),
                item.Authentication
            );
        if (!content.Items.IsEmpty)
            call.Output.Table(table);
        foreach (var warning in DeliverableText.Warnings(content))
            call.Output.Line(("! ", "yellow"), warning);
    }

    private static object Json(ExportMade made) =>
        new
        {
            made.Preview?.Content.Site,
            Export = made.Preview?.Content.Sequence,
            made.Preview?.Content.Name,
            made.Preview?.Content.Since,
            made.Preview?.Content.Issued,
            made.Preview?.Content.Expires,
            Made = made.Record is not null,
            Travel = made.Preview?.New,
            made.Preview?.Bytes,
            made.Preview?.AtSite,
            Files = made.Preview?.Content.Items.Select(item => new
            {
                item.Name,
                item.Sha256,
                item.Length,
                item.Case,
                item.Product,
                item.Version,
                item.Assets,
                item.Due,
                item.Authentication,
                Released = item.Release is not null,
            }),
            Withdrawn = made.Preview?.Content.Withdrawn,
            Media = made.Media.Select(
                (one, at) =>
                    new
                    {
                        one.Path,
                        one.Sha256,
                        made.Record!.Media[at].Id,
                        made.Record.Media[at].ManifestSha256,
                        made.Record.Media[at].Files,
                        made.Record.Media[at].Bytes,
                    }
            ),
            Refusals = RefusalLines.Json(made.Refusals),
            ToSign = made.ToSign.Select(one => one.Name),
        };
}
