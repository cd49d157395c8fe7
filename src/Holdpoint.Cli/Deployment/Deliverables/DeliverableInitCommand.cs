using System.Collections.Immutable;
using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Cli.Tuf;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Engine.Deployment.Deliverables;
using Holdpoint.Trust.Attestation.Predicates;
using Holdpoint.Trust.Keys;
using Holdpoint.Trust.Tuf.Model;
using Holdpoint.Trust.Tuf.Repository;

namespace Holdpoint.Cli.Deployment.Deliverables;

/// <summary><c>holdpoint deliverable init --site S</c>: the ceremony that gives a site its director, and the first one the catalogue.</summary>
internal static class DeliverableInitCommand
{
    private const string EvidenceRole = "evidence";

    private static readonly Option<string[]> Roles = new("--role")
    {
        Description =
            "Signers of root, targets, snapshot or timestamp of the site's director: NAME=THRESHOLD:KEY.pub,KEY.pub; of "
            + "the catalogue as well while it has none. evidence=…: who may sign evidence on files",
        HelpName = "SIGNERS",
    };

    private static readonly Option<string[]> CatalogueRoles = new("--catalogue-role")
    {
        Description = "Signers of a role of the catalogue, where they are others than the director's",
        HelpName = "SIGNERS",
    };

    private static readonly Option<string[]> Verifiers = new("--verifier")
    {
        Description = "Who may give Releases: IDENTIFIER=THRESHOLD:KEY.pub,KEY.pub",
        HelpName = "SIGNERS",
    };

    private static readonly Option<string[]> Signed = new("--signed")
    {
        Description = "A root that was signed elsewhere",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Out = new("--out")
    {
        Description = "Folder for drafts that more people must sign (else ./to-sign)",
        HelpName = "DIR",
    };

    private static readonly Option<int> Days = new("--days")
    {
        Description = "Days until a new root expires",
        DefaultValueFactory = _ => 365,
    };

    private static readonly Option<int?> Courier = new("--courier-days")
    {
        Description = "For how many days a deliverable is accepted on its way, 7 to 120 (else 30)",
        HelpName = "DAYS",
    };

    private static readonly Option<int?> Orders = new("--order-days")
    {
        Description = "For how many days its orders stand (else 21)",
        HelpName = "DAYS",
    };

    private static readonly Option<bool?> ReleaseNeeded = new("--release-needed")
    {
        Description = "true: no file travels to this site without a Release for it",
        HelpName = "true|false",
    };

    private static readonly Option<string[]> ReceiptKeys = new("--receipt-key")
    {
        Description = "The public key that signs the site's receipts; as often as there are keys",
        HelpName = "FILE.pub",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("init", "Prepare a site: the roots that say who signs what it gets, or the next ones.")
        {
            SiteAsked.Site,
            Roles,
            CatalogueRoles,
            Verifiers,
            KeysAtHand.Key,
            KeysAtHand.PassphraseFile,
            Signed,
            Out,
            Days,
            Courier,
            Orders,
            ReleaseNeeded,
            ReceiptKeys,
        }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        var programme = await call.OpenAsync();
        if (await SiteAsked.TroubleAsync(call, programme) is { } unknown)
            return call.Output.Refuse(unknown);
        var site = call.Get(SiteAsked.Site)!;
        var (asked, trouble) = Asked(
            call,
            programme.Deliverables.Sites().FirstOrDefault(one => one.Site == site)
        );
        if (asked is null)
            return call.Output.Refuse(trouble!);
        using var keys = KeysAtHand.Open(call);
        if (keys is null)
            return ExitCode.WrongUse;
        var prepared = await programme.Deliverables.PrepareAsync(
            asked with
            {
                Signers = keys.Signers,
            },
            call.Cancel
        );
        if (prepared.Refusal is { } why)
            return call.Refuse("not-prepared", why, exitCode: ExitCode.No);
        Say(call, site, prepared);
        return prepared.IsReady && prepared.ToSign.IsEmpty ? ExitCode.Done : ExitCode.No;
    }

    private static void Say(Call call, string site, SitePrepared prepared)
    {
        call.Output.JsonDocument(
            new
            {
                Site = site,
                Ready = prepared.IsReady,
                Taken = prepared.Taken.Select(one => new
                {
                    one.Repository,
                    one.Version,
                    one.Sha256,
                    SignedBy = one.By,
                }),
                ToSign = prepared.ToSign.Select(one => one.Name),
            }
        );
        foreach (var (repository, version, sha256, by) in prepared.Taken)
            call.Output.Line(
                ("in force ", "green"),
                $"{repository} root {version}, signed by {by}, sha256 {sha256[..16]}…"
            );
        if (!prepared.ToSign.IsEmpty)
        {
            var folder = call.Get(Out) ?? "to-sign";
            DraftsToSign.Write(
                call,
                prepared.ToSign,
                folder,
                null,
                $"holdpoint deliverable init --site \"{site}\" --signed {Path.Combine(folder, prepared.ToSign[0].Name)}"
            );
        }
        else if (prepared.IsReady)
            call.Output.Line(
                $"Next: holdpoint deliverable kit --site \"{site}\" --out {MediumName.Of(site, 40)}.kit"
            );
    }

    private static (SitePreparation? Asked, Trouble? Trouble) Asked(Call call, PreparedSite? known)
    {
        var roles = SitePreparation.NoRoles;
        var catalogue = SitePreparation.NoRoles;
        RoleSigners? evidence = null;
        var verifiers = ImmutableArray.CreateBuilder<VsaVerifier>();
        foreach (
            var (text, kind) in Texts(Roles, 'd')
                .Concat(Texts(CatalogueRoles, 'c'))
                .Concat(Texts(Verifiers, 'v'))
        )
        {
            var (name, signers, _, trouble) = SignersOption.Read(text);
            if (signers is null)
                return (null, trouble);
            if (signers.Wrong() is { } wrong)
                return (null, new("wrong-signers", $"{name}: {wrong}."));
            if (kind == 'v')
                verifiers.Add(new(name, signers.Keys, signers.Threshold));
            else if (name == EvidenceRole)
                evidence = signers;
            else if (!Role.IsTopLevel(name))
                return (
                    null,
                    new(
                        "unknown-role",
                        $"{name} is no role; known are root, targets, snapshot, timestamp and evidence."
                    )
                );
            else if (kind == 'd')
                roles = roles.SetItem(name, signers);
            else
                catalogue = catalogue.SetItem(name, signers);
        }
        var signed = call.Get(Signed) ?? [];
        foreach (var file in signed)
            if (Inputs.MustBeFile(file) is { } missing)
                return (null, missing);
        var receipts = ImmutableArray.CreateBuilder<string>();
        foreach (var file in call.Get(ReceiptKeys) ?? [])
        {
            if (Inputs.MustBeFile(file) is { } missing)
                return (null, missing);
            var text = File.ReadAllText(file);
            if (PublicKeyFile.Read(System.Text.Encoding.UTF8.GetBytes(text), out var why) is null)
                return (null, new("no-key", why ?? "It is no public key.", file));
            receipts.Add(text);
        }
        var before = known?.Windows ?? CourierWindows.Usual;
        var courier = call.Get(Courier) ?? before.Export;
        return (
            new()
            {
                Site = call.Get(SiteAsked.Site)!,
                Roles = roles,
                CatalogueRoles = catalogue,
                Evidence = evidence,
                Verifiers = verifiers.DrainToImmutable(),
                Signed = [.. signed.Select(file => (ReadOnlyMemory<byte>)File.ReadAllBytes(file))],
                Days = call.Get(Days),
                Windows =
                    call.Get(Courier) is null && call.Get(Orders) is null
                        ? null
                        : before with
                        {
                            Export = courier,
                            Orders = call.Get(Orders) ?? before.Orders,
                            Next = Math.Min(before.Next, courier),
                        },
                IsReleaseNeeded = call.Get(ReleaseNeeded),
                ReceiptKeys = receipts.DrainToImmutable(),
            },
            null
        );

        IEnumerable<(string Text, char Kind)> Texts(Option<string[]> option, char kind) =>
            (call.Get(option) ?? []).Select(text => (text, kind));
    }
}
