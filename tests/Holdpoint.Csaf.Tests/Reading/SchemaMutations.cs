using System.Text.Json.Nodes;
using Holdpoint.Csaf.Reading;

namespace Holdpoint.Csaf.Tests.Reading;

/// <summary>A change of a document, and the code expected at a pointer; no code where the schema allows the change.</summary>
internal sealed record SchemaMutation(string Pointer, string? Code, JsonNode? NewValue, string What);

/// <summary>For each rule of the schema at a place, a change that breaks it, and some that must not.</summary>
internal static class SchemaMutations
{
    internal static IEnumerable<SchemaMutation> Of(SchemaPlace place) =>
        place.Type switch
        {
            "object" => WrongTypes(place, JsonNode.Parse("[]"), JsonNode.Parse("7")).Concat(OfObject(place)),
            "array" => WrongTypes(place, JsonNode.Parse("{}"), JsonNode.Parse("\"x\""))
                .Concat(OfArray(place)),
            "string" => WrongTypes(place, JsonNode.Parse("5"), JsonNode.Parse("[\"x\"]"))
                .Concat(OfString(place)),
            _ => WrongTypes(place, JsonNode.Parse("\"true\""), JsonNode.Parse("0")),
        };

    private static IEnumerable<SchemaMutation> WrongTypes(SchemaPlace place, params JsonNode?[] values) =>
        values
            .Append(null)
            .Select(v => new SchemaMutation(place.Pointer, DiagnosticCodes.Type, v, "wrong type"));

    private static IEnumerable<SchemaMutation> OfString(SchemaPlace place)
    {
        yield return new(place.Pointer, DiagnosticCodes.MinLength, "", "empty");
        if (place.Has("enum"))
        {
            yield return new(place.Pointer, DiagnosticCodes.Enum, "no_such_word", "no such word");
            foreach (var word in place.Names("enum"))
                yield return new(place.Pointer, null, word, "allowed word " + word);
        }
        else if (place.Has("pattern"))
        {
            yield return new(place.Pointer, DiagnosticCodes.Pattern, " \n ", "against the pattern");
            yield return new(
                place.Pointer,
                DiagnosticCodes.Pattern,
                (string)place.Value! + "\n",
                "a line end after it"
            );
        }
        else if (place.Has("format"))
        {
            yield return new(place.Pointer, DiagnosticCodes.Format, "no such form", "against the format");
        }
    }

    private static IEnumerable<SchemaMutation> OfArray(SchemaPlace place)
    {
        var fewer = place.Value.DeepClone().AsArray();
        while (fewer.Count >= place.Number("minItems"))
            fewer.RemoveAt(0);
        yield return new(place.Pointer, DiagnosticCodes.MinItems, fewer, "too few items");
        var twice = place.Value.DeepClone().AsArray();
        twice.Add(twice[0]!.DeepClone());
        var code = place.IsTrue("uniqueItems") ? DiagnosticCodes.UniqueItems : null;
        yield return new(
            place.Pointer + (code is null ? "" : $"/{twice.Count - 1}"),
            code,
            twice,
            "an item twice"
        );
    }

    private static IEnumerable<SchemaMutation> OfObject(SchemaPlace place)
    {
        var required = place.Names("required");
        var members = place.Value.AsObject();
        foreach (var (name, _) in members)
        {
            var without = members.DeepClone().AsObject();
            without.Remove(name);
            if (required.Contains(name))
                yield return new(place.Pointer, DiagnosticCodes.Required, without, "without " + name);
            else if (without.Count >= place.Number("minProperties"))
                yield return new(place.Pointer, null, without, "without " + name);
            else
                yield return new(place.Pointer, DiagnosticCodes.MinProperties, without, "without " + name);
        }
        var more = members.DeepClone().AsObject();
        more["zzz"] = 1;
        if (place.IsClosed)
            yield return new(
                place.Pointer + "/zzz",
                DiagnosticCodes.AdditionalProperty,
                more,
                "one more property"
            );
        else if (!place.Has("maxProperties"))
            yield return new(place.Pointer, null, more, "one more property");
        if (place.Has("maxProperties"))
            yield return new(place.Pointer, DiagnosticCodes.MaxProperties, more, "too many properties");
        if (place.Has("minProperties"))
            yield return new(place.Pointer, DiagnosticCodes.MinProperties, new JsonObject(), "no properties");
    }
}
