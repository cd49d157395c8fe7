using System.Globalization;
using System.Text;
using Holdpoint.Core.Acquisition.Artifacts;
using Holdpoint.Core.Acquisition.Ladder;
using Holdpoint.Core.Acquisition.Scanning;
using Holdpoint.Engine.Storage;
using Holdpoint.Trust.Attestation;
using Holdpoint.Trust.Attestation.Predicates;
using Holdpoint.Trust.Files;
using Holdpoint.Trust.Json;
using Holdpoint.Trust.Keys;
using Holdpoint.Trust.Tuf.Repository;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>
/// What acquisition found out about a file, as a signed attestation (in-toto SCAI). One that was signed before over the
/// same words is used again, so that what people approved by its digest stays the same.
/// </summary>
internal sealed class EvidenceSigning(string folder, RoleSigners signers, IReadOnlyList<ISigner> atHand)
{
    /// <summary>The envelope; null, with the reason, where the threshold is not reached by the keys at hand.</summary>
    public byte[]? Of(Artifact artifact, out string why)
    {
        var statement = StatementOf(artifact);
        var file = Path.Combine(folder, artifact.Sha256, Digest.Of(statement.ToBytes()) + ".dsse.json");
        if (File.Exists(file) && File.ReadAllBytes(file) is var known && IsSigned(known, out why))
            return known;
        var envelope = statement
            .Sign([.. atHand.Where(one => signers.Keys.Any(key => one.PublicKey.Equals(key.Key)))])
            .ToBytes();
        if (!IsSigned(envelope, out why))
            return null;
        DurableFile.Write(file, envelope);
        return envelope;
    }

    private bool IsSigned(byte[] bytes, out string why) =>
        Envelope.Parse(bytes, out why) is { } envelope
        && envelope.Verify([.. signers.Keys], signers.Threshold, out why) is not null;

    private static Statement StatementOf(Artifact artifact)
    {
        var verdict = artifact.Verdict();
        var found = new List<ScaiFinding>();
        foreach (var (row, answer, text) in verdict.Answers.Where(one => one.Answer != RungAnswer.NotTried))
            found.Add(
                new(
                    $"HOLDPOINT_RUNG_{Word(row.Name)}_{Word(answer.ToString())}",
                    JsonObject.Of(("text", text))
                )
            );
        found.Add(Control("IDENTITY", verdict.Identity));
        found.Add(Control("INTEGRITY", verdict.Integrity));
        if (artifact.Scan is { } scan)
            found.Add(
                new(
                    scan.Verdict == ScanVerdict.Clean
                        ? "HOLDPOINT_SCAN_CLEAN"
                        : $"HOLDPOINT_SCAN_{Word(scan.Verdict.ToString())}",
                    JsonObject.Of(
                        ("text", scan.Text),
                        ("at", Moment(scan.At)),
                        ("engines", JsonArray.Of(scan.Engines.Select(engine => (JsonValue)engine.Name)))
                    )
                )
            );
        if (artifact.StandingRelease() is { } release)
            found.Add(
                new(
                    "HOLDPOINT_RELEASED_FROM_QUARANTINE",
                    JsonObject.Of(
                        ("by", release.By?.Name ?? "the rule for files that reached the top of the ladder"),
                        ("at", Moment(release.At)),
                        ("text", release.Text)
                    )
                )
            );
        var scai = Scai.Of(found);
        return new([new(artifact.Name, artifact.Sha256)], PredicateTypes.Scai, scai.Json);
    }

    // CIP-010-4 R1.6.1 and R1.6.2 are two questions with two answers.
    private static ScaiFinding Control(string name, ControlAnswer answer) =>
        new(
            $"CIP_010_R1_6_{name}_{Word(answer.Outcome.ToString())}",
            JsonObject.Of(
                ("text", answer.Text),
                ("method", answer.Method is { } method ? (JsonValue)method : null)
            )
        );

    private static string Moment(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Word(string name)
    {
        var word = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsUpper(c) && word.Length > 0 && word[^1] != '_')
                word.Append('_');
            word.Append(char.IsLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_');
        }
        return word.ToString();
    }
}
