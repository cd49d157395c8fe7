using System.Collections.Concurrent;
using System.Security.Cryptography;
using Holdpoint.Csaf.Provider.Listings;
using Holdpoint.Csaf.Provider.Signatures;
using Holdpoint.Csaf.Provider.Transport;
using Holdpoint.Csaf.Reading;

namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>Fetches one document with the files beside it and puts it through every check. Writes nothing.</summary>
internal sealed class DocumentFetcher(
    ISourceTransport transport,
    ProviderRules rules,
    KeyRing keys,
    SyncOptions options,
    TimeProvider time,
    ProblemList problems
)
{
    private readonly ConcurrentDictionary<string, SidecarHabit> habits = new(StringComparer.Ordinal);
    private int uncheckedTold;

    public async Task<CheckResult> FetchAsync(
        ListedDocument listed,
        DocumentRecord? known,
        CancellationToken cancellation
    )
    {
        var accepted = known?.Accepted;
        var ask = new FetchRequest(listed.Address, ProviderLimits.DocumentBytes);
        // Only where the listing tells no times is the server's word on "not modified" needed, and only without a hold in between.
        if (accepted is not null && known!.Hold is null && listed.Updated is null && !options.Thorough)
            ask = ask with { ETag = accepted.ETag, LastModified = accepted.LastModified };
        var fetched = await transport.FetchAsync(ask, cancellation);
        if (fetched.Outcome == FetchOutcome.NotModified)
            return new() { IsUnchanged = true };
        if (fetched.Outcome != FetchOutcome.Ok)
            return CheckResult.Hold(Reason(fetched.Outcome), fetched.Detail, fetched.RetryAfter);
        var bytes = fetched.Body;
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (sha256 == accepted?.Sha256 && !options.Thorough)
            return new() { IsUnchanged = true };

        var sidecars = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var (hash, badHash) = await CheckHashesAsync(listed, bytes, sidecars, cancellation);
        if (badHash is not null)
            return badHash;
        var read = DocumentHeaderReader.Parse(bytes, listed.Address.ToString());
        if (read.Value is not { } header)
            return CheckResult.Hold(HoldReason.Unreadable, read.Problems[0].ToString());
        if (WhyNotThis(header, listed, accepted, sha256) is { } wrong)
            return wrong;
        var (tlp, badTlp) = CheckTlp(header, listed);
        if (badTlp is not null)
            return badTlp;
        var (signer, badSignature) = await CheckSignatureAsync(listed, bytes, sidecars, cancellation);
        if (badSignature is not null)
            return badSignature;
        // What the reader cannot make a document of would be in force without ever being matched.
        var document = CsafReader.Read(bytes);
        if (document.Document is null)
            return CheckResult.Hold(HoldReason.Unreadable, document.Diagnostics[0].ToString());
        if (options.Inspect?.Invoke(bytes) is { } refused)
            return CheckResult.Hold(HoldReason.Unreadable, refused);
        if (sha256 == accepted?.Sha256)
            return new() { IsUnchanged = true };
        return new()
        {
            Bytes = bytes,
            Sidecars = sidecars,
            Accepted = new()
            {
                Sha256 = sha256,
                Size = bytes.Length,
                TrackingId = header.TrackingId,
                Version = header.Version,
                CurrentRelease = header.CurrentRelease,
                Year = (header.InitialRelease ?? header.CurrentRelease).Year,
                Tlp = tlp,
                Address = listed.Address.ToString(),
                ListedUpdated = listed.Updated,
                ETag = fetched.ETag,
                LastModified = fetched.LastModified,
                Hash = hash,
                SignedBy = signer,
                AcceptedAt = time.GetUtcNow(),
            },
        };
    }

    private CheckResult? WhyNotThis(
        DocumentHeader header,
        ListedDocument listed,
        AcceptedRevision? accepted,
        string sha256
    )
    {
        var expected = DocumentName.ForTrackingId(header.TrackingId);
        if (expected != listed.Name)
        {
            var text = $"The document is \"{header.TrackingId}\", whose file must be called {expected}.";
            if (rules.NameChecked)
                return CheckResult.Hold(HoldReason.NameMismatch, text);
            problems.Add("name", listed.Address.ToString(), text);
        }
        if (accepted is null || sha256 == accepted.Sha256)
            return null;
        if (header.CurrentRelease < accepted.CurrentRelease)
        {
            return CheckResult.Hold(
                HoldReason.OlderThanAccepted,
                $"Released {header.CurrentRelease:u}; the revision in force was released {accepted.CurrentRelease:u}."
            );
        }
        if (header.CurrentRelease == accepted.CurrentRelease && header.Version == accepted.Version)
            problems.Add(
                "same-revision",
                listed.Address.ToString(),
                "Other bytes under the same version and release date."
            );
        return null;
    }

    private (TlpLabel Tlp, CheckResult? Bad) CheckTlp(DocumentHeader header, ListedDocument listed)
    {
        var place = listed.Address.ToString();
        if (header.Tlp != TlpLabel.Unlabeled && listed.Tlp != TlpLabel.Unlabeled && header.Tlp != listed.Tlp)
            problems.Add(
                "tlp-differs",
                place,
                $"Labelled {header.Tlp.Text()} in a distribution of {listed.Tlp.Text()}."
            );
        var tlp = header.Tlp > listed.Tlp ? header.Tlp : listed.Tlp;
        if (tlp > options.TlpLimit)
            return (
                tlp,
                CheckResult.Hold(
                    HoldReason.TlpAboveLimit,
                    $"Labelled {tlp.Text()}; the limit is {options.TlpLimit.Text()}."
                )
            );
        if (rules.IsPublic && tlp == TlpLabel.Red)
            return (
                tlp,
                CheckResult.Hold(
                    HoldReason.TlpUnprotected,
                    "Labelled RED, yet served without authentication."
                )
            );
        if (rules.IsPublic && tlp >= TlpLabel.Amber)
            problems.Add(
                "tlp-unprotected",
                place,
                $"Labelled {tlp.Text()}, yet served without authentication."
            );
        return (tlp, null);
    }

    private async Task<(string Hash, CheckResult? Bad)> CheckHashesAsync(
        ListedDocument listed,
        byte[] bytes,
        Dictionary<string, byte[]> sidecars,
        CancellationToken cancellation
    )
    {
        var agreed = new List<string>();
        foreach (var ending in (string[])[".sha512", ".sha256"])
        {
            var address = listed.NamesSidecars
                ? listed.Hashes.FirstOrDefault(h =>
                    h.AbsolutePath.EndsWith(ending, StringComparison.OrdinalIgnoreCase)
                )
                : Beside(listed, ending);
            var (file, failure) = await SidecarAsync(address, ending, listed, cancellation);
            if (failure is not null)
                return ("", failure);
            if (file is null)
                continue;
            if (Digests.WhyWrong(bytes, file, ending == ".sha512", listed.Name) is { } wrong)
                return ("", CheckResult.Hold(HoldReason.HashMismatch, $"{ending[1..]}: {wrong}"));
            sidecars[ending] = file;
            agreed.Add(ending[1..]);
        }
        if (agreed.Count == 0 && rules.HashRequired)
            return (
                "",
                CheckResult.Hold(HoldReason.HashMissing, "The provider promises hashes, and there is none.")
            );
        return (agreed.Count == 0 ? "none" : string.Join('+', agreed), null);
    }

    private async Task<(string? Signer, CheckResult? Bad)> CheckSignatureAsync(
        ListedDocument listed,
        byte[] bytes,
        Dictionary<string, byte[]> sidecars,
        CancellationToken cancellation
    )
    {
        if (!rules.SignatureChecked)
            return (null, null);
        var address = listed.NamesSidecars ? listed.Signature : Beside(listed, ".asc");
        var (file, failure) = await SidecarAsync(address, ".asc", listed, cancellation);
        if (failure is not null)
            return (null, failure);
        if (file is null)
        {
            return rules.SignatureRequired
                ? (
                    null,
                    CheckResult.Hold(
                        HoldReason.SignatureMissing,
                        "The provider promises signatures, and there is none."
                    )
                )
                : (null, null);
        }
        sidecars[".asc"] = file;
        var result = DetachedSignature.Check(bytes, file, keys.Trusted, time.GetUtcNow(), options.Policy);
        if (result.IsValid)
            return (result.Fingerprint, null);
        if (result.Verdict == SignatureVerdict.UnknownKey && !rules.SignatureRequired && !keys.KnowsAny)
        {
            if (Interlocked.Exchange(ref uncheckedTold, 1) == 0)
                problems.Add(
                    "signature-unchecked",
                    listed.Address.ToString(),
                    "Signed, but no key is known to check it with."
                );
            return (null, null);
        }
        var why = keys.WhyWaiting(result.Fingerprint);
        return (null, CheckResult.Hold(CheckResult.ReasonFor(result.Verdict), why ?? result.Reason));
    }

    // The file, or none when there is none, or the hold when it is there but cannot be had.
    private async Task<(byte[]? File, CheckResult? Failure)> SidecarAsync(
        Uri? address,
        string ending,
        ListedDocument listed,
        CancellationToken cancellation
    )
    {
        if (address is null)
            return (null, null);
        var habit = habits.GetOrAdd(ending, _ => new());
        if (!listed.NamesSidecars && !habit.IsWorthAsking)
            return (null, null);
        var fetched = await transport.FetchAsync(new(address, ProviderLimits.SidecarBytes), cancellation);
        habit.Saw(fetched.Outcome == FetchOutcome.Ok);
        return fetched.Outcome switch
        {
            FetchOutcome.Ok => (fetched.Body, null),
            // A feed that names a file which is not there is as broken as a file that is missing.
            FetchOutcome.NotFound => (null, null),
            var other => (
                null,
                CheckResult.Hold(Reason(other), $"{address}: {fetched.Detail}", fetched.RetryAfter)
            ),
        };
    }

    private static Uri Beside(ListedDocument listed, string ending) =>
        new UriBuilder(listed.Address) { Path = listed.Address.AbsolutePath + ending }.Uri;

    private static HoldReason Reason(FetchOutcome outcome) =>
        outcome switch
        {
            FetchOutcome.NotFound => HoldReason.NotFound,
            FetchOutcome.TooLarge => HoldReason.TooLarge,
            FetchOutcome.Unreachable => HoldReason.Unreachable,
            _ => HoldReason.Refused,
        };
}
