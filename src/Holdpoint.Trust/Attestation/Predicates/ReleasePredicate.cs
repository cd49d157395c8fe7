using Holdpoint.Trust.Json;

namespace Holdpoint.Trust.Attestation.Predicates;

/// <summary>That the subjects are a release of a package (in-toto release v0.1).</summary>
public sealed record ReleasePredicate
{
    private ReleasePredicate(JsonObject json, string purl) => (Json, Purl) = (json, purl);

    /// <summary>The predicate as it is written, with members that are not known here.</summary>
    public JsonObject Json { get; }

    /// <summary>The package and version as a package URL.</summary>
    public string Purl { get; }

    /// <summary>The package's unchanging identifier at its publisher; null where none is given.</summary>
    public string? PackageId => Json["packageId"]?.AsText;

    /// <summary>Makes the predicate.</summary>
    public static ReleasePredicate Of(string purl, string? packageId = null) =>
        new(
            JsonObject.Of(("purl", purl), ("packageId", packageId is null ? null : (JsonValue)packageId)),
            purl
        );

    /// <summary>Reads the predicate; null, with the reason, where it is none.</summary>
    public static ReleasePredicate? Read(Statement statement, out string why)
    {
        if (!Kind.Is(statement, PredicateTypes.Release, out why))
            return null;
        var reader = new PredicateReader(statement.Predicate);
        var purl = reader.Text("purl");
        why = reader.Why;
        return why.Length == 0 ? new(statement.Predicate, purl) : null;
    }
}
