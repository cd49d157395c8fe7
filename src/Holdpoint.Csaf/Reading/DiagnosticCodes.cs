namespace Holdpoint.Csaf.Reading;

/// <summary>The codes of <see cref="CsafDiagnostic"/>: json.* not JSON, schema.* against the schema, limit.* refused.</summary>
public static class DiagnosticCodes
{
    /// <summary>Not JSON (RFC 8259), also NaN, comments and trailing commas; nothing after it was read.</summary>
    public const string Syntax = "json.syntax";

    /// <summary>Bytes that are no UTF-8, or half of a surrogate pair.</summary>
    public const string Encoding = "json.encoding";

    /// <summary>The document begins with a byte order mark.</summary>
    public const string ByteOrderMark = "json.bom";

    /// <summary>A property appears twice in one object; the first one counts.</summary>
    public const string DuplicateKey = "json.duplicate-key";

    /// <summary>Larger than <see cref="CsafReadOptions.MaxBytes"/>.</summary>
    public const string TooLarge = "limit.bytes";

    /// <summary>Nested deeper than <see cref="CsafReadOptions.MaxDepth"/>.</summary>
    public const string TooDeep = "limit.depth";

    /// <summary>A string longer than <see cref="CsafReadOptions.MaxStringBytes"/>; its value was left out.</summary>
    public const string StringTooLong = "limit.string";

    /// <summary>More objects than <see cref="CsafReadOptions.MaxObjects"/>.</summary>
    public const string TooManyObjects = "limit.objects";

    /// <summary>More diagnostics than <see cref="CsafReadOptions.MaxDiagnostics"/>; the rest is not listed.</summary>
    public const string TooManyDiagnostics = "limit.diagnostics";

    /// <summary>A value of a wrong JSON type.</summary>
    public const string Type = "schema.type";

    /// <summary>A required property is missing.</summary>
    public const string Required = "schema.required";

    /// <summary>A word outside of the list of values.</summary>
    public const string Enum = "schema.enum";

    /// <summary>A string that does not follow the pattern.</summary>
    public const string Pattern = "schema.pattern";

    /// <summary>A string that is no date-time, URI or UUID.</summary>
    public const string Format = "schema.format";

    /// <summary>An empty string.</summary>
    public const string MinLength = "schema.min-length";

    /// <summary>A list with too few items.</summary>
    public const string MinItems = "schema.min-items";

    /// <summary>Equal items in a list of unique ones.</summary>
    public const string UniqueItems = "schema.unique-items";

    /// <summary>An object with too few properties.</summary>
    public const string MinProperties = "schema.min-properties";

    /// <summary>An object with too many properties.</summary>
    public const string MaxProperties = "schema.max-properties";

    /// <summary>A property that 2.1 does not allow.</summary>
    public const string AdditionalProperty = "schema.additional-properties";
}
