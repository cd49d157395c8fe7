using System.Globalization;
using System.Text.Json;

namespace Holdpoint.Trust.Signatures.Policy;

/// <summary>
/// Reads a policy file (docs/signatures.md has the format). A policy decides what is trusted, so one with any problem is not
/// used at all.
/// </summary>
public static class VendorPolicyReader
{
    private const string Format = "holdpoint-vendor-policy/1";
    private static readonly string[] Purposes = ["code", "timestamp"];
    private static readonly string[] KeyKinds = ["openpgp", "minisign"];
    private static readonly string[] WeakDigests = ["sha1", "md5"];

    /// <summary>The policy, or null and what is wrong.</summary>
    public static (VendorPolicy? Policy, IReadOnlyList<PolicyProblem> Problems) Read(
        ReadOnlyMemory<byte> json
    )
    {
        var problems = new List<PolicyProblem>();
        if (json.Length > SignatureLimits.TextBytes)
            return (null, [new("too-large", "/", $"{json.Length} bytes are too many for a policy.")]);
        try
        {
            using var document = JsonDocument.Parse(
                json,
                new() { AllowDuplicateProperties = false, MaxDepth = 16 }
            );
            var root = new PolicyObject(document.RootElement, "", problems);
            if (root.Text("format") is { } format && format != Format)
                problems.Add(new("format", "/format", $"\"{format}\" is not \"{Format}\"."));
            var policy = new VendorPolicy
            {
                Version = root.Number("version"),
                VendorsWithoutPins = root.Texts("withoutPins"),
                DemandsRevocationLists = root.Flag("demandRevocationLists"),
                DemandsTimestamp = root.Flag("demandTimestamp"),
                Anchors =
                [
                    .. root.Rows("anchors")
                        .Select(row => new AnchorRow(
                            row.Text("name"),
                            row.Digest("spkiSha256"),
                            row.OneOf("purpose", Purposes),
                            row.Period(),
                            row.Text("provenance")
                        )),
                ],
                Publishers =
                [
                    .. root.Rows("publishers")
                        .Select(row => new PublisherRow(
                            row.Text("vendor"),
                            row.Parts("subject"),
                            row.Digests("issuerSpkiSha256"),
                            row.Texts("formats"),
                            row.Period(),
                            row.Text("provenance")
                        )),
                ],
                Keys =
                [
                    .. root.Rows("keys")
                        .Select(row => new KeyRow(
                            row.Text("vendor"),
                            row.OneOf("kind", KeyKinds),
                            row.Text("keyId").ToUpperInvariant(),
                            row.Texts("formats"),
                            row.Period(),
                            row.Text("provenance")
                        )),
                ],
                Exceptions =
                [
                    .. root.Rows("exceptions")
                        .Select(row => new WeakDigestRow(
                            row.OneOf("algorithm", WeakDigests),
                            row.Digest("fileSha256"),
                            row.Text("ticket"),
                            row.Period(needsEnd: true)
                        )),
                ],
            };
            return problems.Count == 0 ? (policy, problems) : (null, problems);
        }
        catch (JsonException broken)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"line {broken.LineNumber + 1}");
            return (null, [new("not-json", place, broken.Message)]);
        }
        catch (InvalidOperationException broken)
        {
            return (null, [new("not-text", "/", broken.Message)]);
        }
    }
}
