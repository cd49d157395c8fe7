using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Csaf.Provider.Sync;
using Holdpoint.Engine.Monitoring;

namespace Holdpoint.Cli.Monitoring;

/// <summary><c>holdpoint source key …</c>: a key that appeared after the first check verifies nothing until a person approves it.</summary>
internal static class SourceKeyCommand
{
    /// <summary>The command.</summary>
    public static Command Create() =>
        Frame.Group(
            "key",
            "The keys that sources sign with: list, approve, reject.",
            List(),
            Decide("approve", "Let a key verify the source's documents from now on.", approve: true),
            Decide("reject", "Never let a key verify the source's documents.", approve: false)
        );

    private static Command List()
    {
        var source = new Argument<string?>("SOURCE")
        {
            Description = "Only this source",
            Arity = ArgumentArity.ZeroOrOne,
        };
        return new Command("list", "The keys, those that wait for a person first; exit 1 when any waits.")
        {
            source,
        }.Does(async call =>
        {
            var programme = await call.OpenAsync();
            var keys = await programme.SourceKeysAsync(call.Get(source), call.Cancel);
            call.Output.JsonDocument(new { Keys = keys.Select(Json) });
            if (keys.Count == 0)
                call.Output.Line("No key is known yet: keys are pinned at a source's first check.");
            foreach (var key in keys)
                Show(call.Output, key);
            return keys.Any(key => key.Key.Record.State == KeyState.Pending) ? ExitCode.No : ExitCode.Done;
        });
    }

    private static Command Decide(string name, string description, bool approve)
    {
        var source = new Argument<string>("SOURCE") { Description = "The source's id" };
        var fingerprint = new Argument<string>("FINGERPRINT")
        {
            Description = "The whole fingerprint, as you had it confirmed by another way",
        };
        var why = new Option<string>("--why")
        {
            Description = "How you know, for the record",
            HelpName = "TEXT",
            Required = true,
        };
        return new Command(name, description) { source, fingerprint, why }.Does(async call =>
        {
            var reason = call.Get(why)?.Trim() ?? "";
            if (reason.Length == 0)
                return call.Refuse("why-missing", "A reason is needed: others will rely on your word.");
            var programme = await call.OpenAsync();
            var decided = await programme.DecideSourceKeyAsync(
                call.Get(source),
                call.Get(fingerprint),
                approve,
                reason,
                call.Cancel
            );
            if (decided is null)
                return call.Refuse(
                    "key-unknown",
                    $"{call.Get(source)} has no key {call.Get(fingerprint)}.",
                    advice: "holdpoint source key list",
                    exitCode: ExitCode.No
                );
            call.Output.JsonDocument(Json(decided));
            if (!call.Output.IsJson)
                Show(call.Output, decided);
            if (approve && decided.Held > 0)
                call.Output.Line(
                    $"Take up what was held for it: holdpoint source check {decided.Source} --retry-held"
                );
            return ExitCode.Done;
        });
    }

    private static void Show(Output output, SourceKey one)
    {
        var (record, key) = (one.Key.Record, one.Key);
        output.Line();
        output.Line((one.Source, "bold"), ($"  {Spaced(record.Fingerprint)}  ", ""), State(record));
        output.Field("user ids", string.Join(", ", key.UserIds));
        output.Field(
            "valid",
            key.CreatedAt is null
                ? "only the fingerprint is known"
                : $"{Words.Date(key.CreatedAt)} to {(key.ExpiresAt is { } end ? Words.Date(end) : "no end")}"
        );
        output.Field("first seen", Words.Date(record.FirstSeen));
        output.Field("named at", record.Address);
        output.Field(
            "verifies",
            string.Join(", ", key.Beside.Select(Spaced)) is { Length: > 0 } beside ? $"so far: {beside}" : ""
        );
        output.Field("held for it", one.Held == 0 ? "" : Words.Count(one.Held, "document"));
        output.Field(
            "decided",
            one.DecidedBy is null ? "" : $"by {one.DecidedBy} on {Words.Date(one.DecidedAt)}: {one.Why}"
        );
    }

    private static Cell State(KeyRecord record) =>
        record.Revoked
            ? ("revoked by its owner", "bold red")
            : record.State switch
            {
                KeyState.Trusted => ("verifies", "green"),
                KeyState.Rejected => ("rejected", "red"),
                _ => ("waits for a person", "bold yellow"),
            };

    private static string Spaced(string fingerprint) =>
        string.Join(' ', fingerprint.Chunk(4).Select(four => new string(four)));

    private static object Json(SourceKey one) =>
        new
        {
            one.Source,
            one.Key.Record.Fingerprint,
            one.Key.Record.State,
            one.Key.Record.Revoked,
            one.Key.Record.Scope,
            one.Key.Record.Address,
            one.Key.Record.FirstSeen,
            one.Key.UserIds,
            one.Key.CreatedAt,
            one.Key.ExpiresAt,
            one.Key.Beside,
            one.Held,
            one.DecidedBy,
            one.DecidedAt,
            one.Why,
        };
}
