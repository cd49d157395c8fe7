using Holdpoint.Trust.Json;

namespace Holdpoint.Trust.Attestation.Predicates;

/// <summary>What a test run gave (in-toto test-result v0.1).</summary>
public sealed record TestResult
{
    private TestResult(JsonObject json, string result, IReadOnlyList<ResourceDescriptor> configuration) =>
        (Json, Result, Configuration) = (json, result, configuration);

    /// <summary>The predicate as it is written, with members that are not known here.</summary>
    public JsonObject Json { get; }

    /// <summary>PASSED, WARNED or FAILED.</summary>
    public string Result { get; }

    /// <summary>What the run was made with: test plan, rig, baseline; one at least.</summary>
    public IReadOnlyList<ResourceDescriptor> Configuration { get; }

    /// <summary>Names of the tests that passed.</summary>
    public IReadOnlyList<string> Passed => new PredicateReader(Json).Texts("passedTests");

    /// <summary>Names of the tests that passed with a warning.</summary>
    public IReadOnlyList<string> Warned => new PredicateReader(Json).Texts("warnedTests");

    /// <summary>Names of the tests that failed.</summary>
    public IReadOnlyList<string> Failed => new PredicateReader(Json).Texts("failedTests");

    /// <summary>Where more is said of the run; null where nowhere.</summary>
    public string? Url => Json["url"]?.AsText;

    /// <summary>Makes the predicate; the result follows from the tests.</summary>
    public static TestResult Of(
        IReadOnlyList<ResourceDescriptor> configuration,
        IReadOnlyList<string> passed,
        IReadOnlyList<string> warned,
        IReadOnlyList<string> failed,
        string? url = null
    )
    {
        var result =
            failed.Count > 0 ? "FAILED"
            : warned.Count > 0 ? "WARNED"
            : "PASSED";
        return new(
            JsonObject.Of(
                ("result", result),
                ("configuration", ResourceDescriptor.ToJson(configuration)),
                ("url", url is null ? null : (JsonValue)url),
                ("passedTests", JsonArray.Of(passed)),
                ("warnedTests", JsonArray.Of(warned)),
                ("failedTests", JsonArray.Of(failed))
            ),
            result,
            configuration
        );
    }

    /// <summary>Reads the predicate; null, with the reason, where it is none or contradicts itself.</summary>
    public static TestResult? Read(Statement statement, out string why)
    {
        if (!Kind.Is(statement, PredicateTypes.TestResult, out why))
            return null;
        var reader = new PredicateReader(statement.Predicate);
        var result = reader.OneOf("result", "PASSED", "WARNED", "FAILED");
        var configuration = reader.Objects("configuration");
        var failed = reader.Texts("failedTests");
        reader.Texts("passedTests");
        reader.Texts("warnedTests");
        why = reader.Why;
        if (why.Length == 0 && configuration.Count == 0)
            why = "predicate.configuration holds nothing.";
        if (why.Length == 0 && result != "FAILED" && failed.Count > 0)
            why = $"predicate.result is {result}, though {failed.Count} tests failed.";
        return why.Length == 0
            ? new(statement.Predicate, result, [.. configuration.Select(one => new ResourceDescriptor(one))])
            : null;
    }
}
