using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Acquisition.Artifacts;
using Holdpoint.Core.Acquisition.Ladder;
using Holdpoint.Engine.Acquisition;

namespace Holdpoint.Cli.Acquisition;

/// <summary><c>holdpoint acquire digest|sight|not-available ARTIFACT …</c>: evidence that a person brings.</summary>
internal static class AcquireEvidenceCommands
{
    /// <summary><c>acquire digest</c>.</summary>
    public static Command Digest()
    {
        var value = new Option<string>("--value")
        {
            Description = "The vendor's digest, as sha256:HEX, sha384:HEX or sha512:HEX",
            HelpName = "DIGEST",
            Required = true,
        };
        var from = new Option<string>("--from")
        {
            Description = "Where you learnt it: an address, an advisory's id, \"telephone, Mr Smith\"",
            HelpName = "CHANNEL",
            Required = true,
        };
        return Create(
            "digest",
            "Hold the vendor's digest, learnt through another channel, against a file.",
            (call, desk, artifact) =>
            {
                var text = call.Get(value)!;
                var colon = text.IndexOf(':', StringComparison.Ordinal);
                return desk.DigestAsync(
                    artifact,
                    new(
                        colon < 0 ? "sha256" : text[..colon].ToLowerInvariant(),
                        text[(colon + 1)..],
                        call.Get(from)!,
                        ArtifactAsked.Person(call)
                    ),
                    call.Cancel
                );
            },
            value,
            from
        );
    }

    /// <summary><c>acquire sight</c>.</summary>
    public static Command Sight()
    {
        var seen = new Option<string>("--sha256")
        {
            Description = "The SHA-256 of the file as you got it yourself",
            HelpName = "HEX",
            Required = true,
        };
        return Create(
            "sight",
            "Say which SHA-256 you see on the file that you got yourself.",
            (call, desk, artifact) =>
                desk.SightAsync(artifact, ArtifactAsked.Person(call), call.Get(seen)!, call.Cancel),
            seen
        );
    }

    /// <summary><c>acquire not-available</c>.</summary>
    public static Command NotAvailable()
    {
        var rung = new Option<string>("--rung")
        {
            Description = string.Join(", ", EvidenceLadder.Rows.Select(row => row.Name)),
            HelpName = "RUNG",
            Required = true,
        };
        rung.AcceptOnlyFromAmong([.. EvidenceLadder.Rows.Select(row => row.Name)]);
        return Create(
            "not-available",
            "Say that the source does not offer a kind of evidence.",
            (call, desk, artifact) =>
                desk.NotAvailableAsync(
                    artifact,
                    EvidenceLadder.Find(call.Get(rung)!)!.Rung,
                    ArtifactAsked.Person(call),
                    call.Get(ArtifactAsked.Why)!,
                    call.Cancel
                ),
            rung,
            ArtifactAsked.Why
        );
    }

    private static Command Create(
        string name,
        string description,
        Func<Call, AcquisitionDesk, Artifact, Task<Transition>> work,
        params Option[] options
    )
    {
        var command = new Command(name, description) { ArtifactAsked.Artifact, ArtifactAsked.By };
        foreach (var option in options)
            command.Options.Add(option);
        return command.Does(async call =>
        {
            var desk = (await call.OpenAsync()).Acquisition;
            return await ArtifactAsked.FindAsync(call, desk) is { } artifact
                ? ArtifactReport.Result(call, await work(call, desk, artifact))
                : ExitCode.WrongUse;
        });
    }
}
