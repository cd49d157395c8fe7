using System.Text;
using System.Text.Json.Nodes;
using Holdpoint.Csaf.Reading;
using Holdpoint.Csaf.Tests.Samples;
using Holdpoint.Tests;

namespace Holdpoint.Csaf.Tests.Reading;

/// <summary>The official schemas are the oracle: each of their rules is broken once in a document that has everything.</summary>
public class SchemaTests
{
    public static TheoryData<string, string> Schemas =>
        new() { { "2.0", "csaf_json_schema.json" }, { "2.1", "csaf.json" } };

    [Theory, MemberData(nameof(Schemas))]
    public void The_sample_uses_every_property_and_is_clean(string version, string file)
    {
        var result = CsafReader.Read(Sample.EverythingBytes(version));
        Assert.True(result.IsClean, string.Join("\n", result.Diagnostics));
        Assert.Empty(result.UnsortedProperties);
        Assert.Empty(result.UnknownProperties);
        var unused = new HashSet<string>(StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (
            var place in Walk(version, file).Places(Sample.Everything(version)).Where(p => p.Type == "object")
        )
        {
            foreach (var name in place.Schema["properties"]?.AsObject().Select(p => p.Key) ?? [])
                (place.Value[name] is null ? unused : used).Add(place.Schema.GetPath() + "/" + name);
        }
        Assert.Empty(unused.Except(used));
    }

    [Theory, MemberData(nameof(Schemas))]
    public void Every_rule_of_the_schema_is_checked_where_it_stands(string version, string file)
    {
        var tried = 0;
        var failures = new List<string>();
        foreach (var place in Walk(version, file).Places(Sample.Everything(version)))
        {
            foreach (var mutation in SchemaMutations.Of(place))
            {
                tried++;
                if (Problem(version, mutation) is { } problem)
                    failures.Add($"{place.Pointer} {mutation.What}: {problem}");
            }
        }
        Assert.True(failures.Count == 0, $"{failures.Count} of {tried}:\n{string.Join("\n", failures)}");
        Assert.True(tried > 1000, $"{tried} tried");
    }

    private static string? Problem(string version, SchemaMutation mutation)
    {
        var result = CsafReader.Read(Encoding.UTF8.GetBytes(Changed(version, mutation)));
        var listed = string.Join("; ", result.Diagnostics);
        if (mutation.Code is null)
            return result.Diagnostics.Count == 0 ? null : $"should be allowed, but: {listed}";
        return result.Diagnostics.Any(d => d.Code == mutation.Code && d.Pointer == mutation.Pointer)
            ? null
            : $"expected {mutation.Code} at {mutation.Pointer}, got: {listed}";
    }

    private static string Changed(string version, SchemaMutation mutation)
    {
        var document = Sample.Everything(version);
        // The pointer of an added property or item is one step below the value that is replaced.
        var steps = mutation.Pointer.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var below = mutation.Code is DiagnosticCodes.AdditionalProperty or DiagnosticCodes.UniqueItems
            ? 1
            : 0;
        steps = steps[..^below];
        if (steps.Length == 0)
            return mutation.NewValue?.ToJsonString() ?? "null";
        JsonNode at = document;
        foreach (var step in steps[..^1])
            at = at is JsonArray list ? list[int.Parse(step)]! : at[step]!;
        if (at is JsonArray parent)
            parent[int.Parse(steps[^1])] = mutation.NewValue?.DeepClone();
        else
            at[steps[^1]] = mutation.NewValue?.DeepClone();
        return document.ToJsonString();
    }

    private static SchemaWalk Walk(string version, string file) =>
        new(SharedData.Path("conformance", "csaf", version, "schema"), file);
}
