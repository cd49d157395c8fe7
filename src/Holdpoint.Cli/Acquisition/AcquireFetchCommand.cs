using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Engine;
using Holdpoint.Engine.Acquisition.Artifacts;

namespace Holdpoint.Cli.Acquisition;

/// <summary><c>holdpoint acquire fetch CASE [--url URL]</c>.</summary>
internal static class AcquireFetchCommand
{
    private static readonly Argument<string?> Case = new("CASE")
    {
        Description = "The patch case",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Needs = new("--needs")
    {
        Description = "Instead of a case: the signed list of what another site needs",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Trust = new("--trust")
    {
        Description = "With --needs: the public key that must have signed it",
        HelpName = "KEY.pub",
    };

    private static readonly Option<string?> Out = new("--out")
    {
        Description = "With --needs: where the files go",
        HelpName = "DIR",
    };

    private static readonly Option<string?> Address = new("--url")
    {
        Description = "The file's own address (else those that the case's advisories name, in turn)",
        HelpName = "URL",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("fetch", "Download the file that a case needs; goes on where it was interrupted.")
        {
            Case,
            Address,
            Needs,
            Trust,
            Out,
            ArtifactAsked.By,
        }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        if (call.Get(Needs) is { } needs)
            return await AcquireNeedsCommand.FetchAsync(call, needs, call.Get(Trust), call.Get(Out));
        if (call.Parsed.GetValue(Case) is not { } asked)
            return call.Refuse(
                "wrong-use",
                "Name a case, or a list of needs.",
                advice: "holdpoint acquire list"
            );
        var programme = await call.OpenAsync();
        var id = asked.ToUpperInvariant();
        var found = await programme.FindCasesAsync(id, call.Cancel);
        if (found.Count != 1)
            return call.Refuse(
                "no-such-case",
                found.Count == 0 ? $"There is no case {id}." : $"{found.Count} cases begin with {id}.",
                advice: "holdpoint acquire list"
            );
        var addresses = await AddressesAsync(call, programme, found[0]);
        if (addresses.Count == 0)
            return call.Refuse(
                "no-address",
                "No advisory of this case names an https address. Give one, or get the file and hand it in.",
                advice: $"holdpoint acquire hand-in FILE --case {found[0]}",
                exitCode: ExitCode.No
            );
        IntakeResult? last = null;
        foreach (var address in addresses)
        {
            last = await FetchAsync(call, programme, address, found[0]);
            if (last.Artifact is not null)
                return IntakeReport.Say(call, address.AbsoluteUri, last);
            if (addresses.Count > 1)
                call.Output.Warn($"{address}: {last.Refusal!.Text}");
        }
        return IntakeReport.Say(call, addresses[^1].AbsoluteUri, last!);
    }

    private static Task<IntakeResult> FetchAsync(Call call, Programme programme, Uri address, string id) =>
        ProgressBar.RunAsync(
            call.Output,
            address.Host,
            progress =>
                programme.Acquisition.FetchAsync(
                    address,
                    id,
                    ArtifactAsked.Person(call),
                    Relay<(long Done, long Total)>.To(
                        progress,
                        value => ("MiB", (int)(value.Done >> 20), (int)(value.Total >> 20))
                    ),
                    call.Cancel
                )
        );

    private static async Task<IReadOnlyList<Uri>> AddressesAsync(Call call, Programme programme, string id)
    {
        IEnumerable<string> told = call.Get(Address) is { } given
            ? [given]
            : (await programme.CaseAsync(id, call.Cancel))?.Case.Content.Patch?.Urls ?? [];
        return
        [
            .. told.Select(text => Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : null)
                .OfType<Uri>()
                .Where(address => call.Get(Address) is not null || address.Scheme == Uri.UriSchemeHttps),
        ];
    }
}
