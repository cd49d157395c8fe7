using Holdpoint.Trust.Json;

namespace Holdpoint.Trust.Attestation.Predicates;

/// <summary>That a file was found fit, or not, for a use (SLSA verification summary v1).</summary>
public sealed record Vsa
{
    private Vsa(
        JsonObject json,
        string verifier,
        DateTimeOffset timeVerified,
        string resourceUri,
        ResourceDescriptor policy,
        string result,
        IReadOnlyList<string> levels
    ) =>
        (Json, VerifierId, TimeVerified, ResourceUri, Policy, Result, VerifiedLevels) = (
            json,
            verifier,
            timeVerified,
            resourceUri,
            policy,
            result,
            levels
        );

    /// <summary>The predicate as it is written, with members that are not known here.</summary>
    public JsonObject Json { get; }

    /// <summary>Who verified.</summary>
    public string VerifierId { get; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset TimeVerified { get; }

    /// <summary>For what use, for example "holdpoint://site/S/asset-class/C"; a verdict for one site says nothing for another.</summary>
    public string ResourceUri { get; }

    /// <summary>By which policy.</summary>
    public ResourceDescriptor Policy { get; }

    /// <summary>PASSED or FAILED.</summary>
    public string Result { get; }

    /// <summary>What was reached, for example "HOLDPOINT_APPROVED_FOR_SITE".</summary>
    public IReadOnlyList<string> VerifiedLevels { get; }

    /// <summary>The attestations that it rests on.</summary>
    public IReadOnlyList<ResourceDescriptor> InputAttestations =>
        ResourceDescriptor.List(Json["inputAttestations"]);

    /// <summary>Makes the predicate. Own levels must not begin with "SLSA_"; the build level is said to be unevaluated.</summary>
    /// <exception cref="ArgumentException">A level begins with "SLSA_".</exception>
    public static Vsa Of(
        string verifierId,
        DateTimeOffset timeVerified,
        string resourceUri,
        ResourceDescriptor policy,
        IReadOnlyList<ResourceDescriptor> inputs,
        bool passed,
        IReadOnlyList<string> levels
    )
    {
        if (levels.Any(level => level.StartsWith("SLSA_", StringComparison.Ordinal)))
            throw new ArgumentException("Own levels do not begin with \"SLSA_\".", nameof(levels));
        IReadOnlyList<string> all = [.. levels, "SLSA_BUILD_LEVEL_UNEVALUATED"];
        var result = passed ? "PASSED" : "FAILED";
        var json = JsonObject.Of(
            ("verifier", JsonObject.Of(("id", verifierId))),
            ("timeVerified", Times.Write(timeVerified)),
            ("resourceUri", resourceUri),
            ("policy", policy.Json),
            ("inputAttestations", ResourceDescriptor.ToJson(inputs)),
            ("verificationResult", result),
            ("verifiedLevels", JsonArray.Of(all)),
            ("slsaVersion", "1.0")
        );
        return new(json, verifierId, timeVerified, resourceUri, policy, result, all);
    }

    /// <summary>Reads the predicate; null, with the reason, where it is none.</summary>
    public static Vsa? Read(Statement statement, out string why)
    {
        if (!Kind.Is(statement, PredicateTypes.Vsa, out why))
            return null;
        var reader = new PredicateReader(statement.Predicate);
        var verifier = reader.Object("verifier");
        var id = verifier.Text("id");
        reader.Take(verifier);
        var time = reader.Time("timeVerified");
        var resource = reader.Text("resourceUri");
        reader.Take(reader.Object("policy"));
        var result = reader.OneOf("verificationResult", "PASSED", "FAILED");
        var levels = reader.Texts("verifiedLevels");
        why = reader.Why;
        return why.Length == 0
            ? new(
                statement.Predicate,
                id,
                time,
                resource,
                new((JsonObject)statement.Predicate["policy"]!),
                result,
                levels
            )
            : null;
    }
}
