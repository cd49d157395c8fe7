using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Monitoring;
using Holdpoint.Csaf.Provider;
using Holdpoint.Csaf.Provider.Catalogue;
using Holdpoint.Csaf.Provider.Discovery;
using Holdpoint.Engine.Monitoring;

namespace Holdpoint.Cli.Monitoring;

/// <summary><c>holdpoint source add NAME [--from ADDRESS]</c>.</summary>
internal static class SourceAddCommand
{
    private static readonly Argument<string> Name = new("NAME")
    {
        Description = "A known publisher (siemens, cisa …), kev, epss, cve; or your own name with --from",
    };

    private static readonly Option<string?> From = new("--from")
    {
        Description = "Domain, URL of a provider-metadata.json, aggregator, feed or file, or a folder",
        HelpName = "ADDRESS",
    };

    private static readonly Option<string?> Tlp = new("--tlp")
    {
        Description =
            "The most confidential label that is taken: CLEAR, GREEN, AMBER (default), AMBER+STRICT, RED",
        HelpName = "LABEL",
    };

    private static readonly Option<string?> Note = new("--note")
    {
        Description = "A remark",
        HelpName = "TEXT",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command(
            "add",
            "Add a source of advisories or vulnerability data. It is looked at by 'source check'."
        )
        {
            Name,
            From,
            Tlp,
            Note,
        }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        if (Make(call, out var trouble) is not { } source)
            return call.Output.Refuse(trouble!);
        if (call.Get(Tlp) is { } label && !TlpLabels.TryParse(label, out _))
            return call.Refuse(
                "tlp-unknown",
                $"\"{label}\" is no TLP label.",
                advice: "CLEAR, GREEN, AMBER, AMBER+STRICT or RED"
            );
        var programme = await call.OpenAsync();
        if (!await programme.AddSourceAsync(source, call.Cancel))
        {
            return call.Refuse(
                "source-exists",
                $"There is a source {source.Id} already.",
                advice: $"holdpoint source remove {source.Id}",
                exitCode: ExitCode.No
            );
        }
        call.Output.JsonDocument(source);
        call.Output.Line(("Added ", ""), (source.Id, "bold"), ($": {source.Name}, {source.Address}", ""));
        call.Output.Line($"Look at it: holdpoint source check {source.Id}", "grey");
        return ExitCode.Done;
    }

    private static Source? Make(Call call, out Trouble? trouble)
    {
        trouble = null;
        var name = call.Get(Name);
        var from = call.Get(From);
        var made = new Source
        {
            Id = name.ToLowerInvariant(),
            Name = name,
            Kind = SourceKind.CsafProvider,
            Address = from ?? name,
            TlpLimit = call.Get(Tlp)?.ToUpperInvariant() ?? "AMBER",
            AddedAt = call.Clock.GetUtcNow(),
            Note = call.Get(Note),
        };
        if (KnownDataset.Find(name) is { } dataset)
        {
            var address = from is null ? dataset.Address : Absolute(from);
            if (address is null)
            {
                trouble = new(
                    "address-missing",
                    $"{name} needs an address.",
                    Advice: $"holdpoint source add {name} --from PATH"
                );
                return null;
            }
            return made with
            {
                Id = dataset.Id,
                Name = dataset.Name,
                Kind = dataset.Kind,
                Address = address,
                StaleAfter = dataset.StaleAfter,
            };
        }
        if (SourceAddress.Parse(from ?? name, out var why) is not { } parsed)
        {
            trouble = new(
                "address-unknown",
                why,
                Advice: $"holdpoint source add NAME --from ADDRESS; known publishers: {string.Join(", ", PublisherCatalogue.All.Select(one => one.Id))}"
            );
            return null;
        }
        var known = from is null ? parsed.Known : null;
        return made with
        {
            Id = known?.Id ?? Identifier(name),
            Name = known?.Name ?? name,
            Address = parsed.Text,
            CatalogueId = known?.Id,
            Kind =
                parsed.Kind == SourceAddressKind.Folder ? SourceKind.CsafDirectory
                : known?.Kind == PublisherKind.Aggregator ? SourceKind.CsafAggregator
                : SourceKind.CsafProvider,
        };
    }

    private static string Absolute(string address) =>
        address.Contains("://", StringComparison.Ordinal) ? address : Path.GetFullPath(address);

    // The id names a folder of the mirror: letters, digits, dot and hyphen only.
    private static string Identifier(string name)
    {
        var id = string.Concat(
            name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) || c == '.' ? c : '-')
        );
        return id.Trim('-', '.') is { Length: > 0 } trimmed ? trimmed : "source";
    }
}
