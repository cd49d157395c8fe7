namespace Holdpoint.Trust.Json;

/// <summary>What is wrong with a document, and where.</summary>
/// <param name="Code">Stable identifier: json-syntax, json-utf8, json-duplicate, json-number, json-surrogate,
/// json-depth, json-size.</param>
/// <param name="Offset">Byte at which it shows, from 0.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Byte of the line, from 1.</param>
/// <param name="Text">What is wrong, for people.</param>
public sealed record JsonFault(string Code, int Offset, int Line, int Column, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => $"line {Line}, column {Column}: {Text}";
}

/// <summary>The document, or what is wrong with it: exactly one of the two.</summary>
public readonly record struct JsonReading(JsonValue? Value, JsonFault? Fault);
