using System.Text;
using System.Text.Json;
using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading;

/// <summary>Walks the document's tokens once, checks each value against its rule and hands it out typed.</summary>
internal ref partial struct JsonCursor
{
    private readonly ReadOnlySpan<byte> utf8;
    private readonly ReadState state;
    private Utf8JsonReader json;

    internal JsonCursor(ReadOnlySpan<byte> utf8, ReadState state)
    {
        this.utf8 = utf8;
        this.state = state;
        json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = state.Options.MaxDepth });
        Is21 = state.Version == CsafVersion.V21;
    }

    internal bool Is21 { get; }

    internal readonly CsafVersion Version => state.Version;

    /// <summary>Where the cursor stands, for an error of the syntax.</summary>
    internal readonly long Offset => json.BytesConsumed;

    internal bool Read() => json.Read();

    /// <summary>A non-empty string that follows a rule; null where it is none.</summary>
    internal string? Text(StringRule? rule = null)
    {
        if (json.TokenType != JsonTokenType.String)
        {
            WrongType("a string");
            return null;
        }
        var text = StringValue();
        if (text is null)
            return null;
        if (text.Length == 0)
        {
            state.Report(DiagnosticCodes.MinLength, json.TokenStartIndex, "must not be empty");
            RejectToken();
            return null;
        }
        if (rule is not null && !rule.Holds(text, Is21))
            state.Report(rule.Code, json.TokenStartIndex, $"{rule.Message(text)}");
        return text;
    }

    /// <summary>A string out of a list of words; another one is reported and kept.</summary>
    internal string? Word(Vocabulary words)
    {
        if (
            json.TokenType == JsonTokenType.String
            && !json.ValueIsEscaped
            && words.Find(json.ValueSpan, Is21) is { } word
        )
            return word;
        var start = json.TokenStartIndex;
        var text = Text();
        if (text is not null && words.Find(Encoding.UTF8.GetBytes(text), Is21) is null)
            state.Report(
                DiagnosticCodes.Enum,
                start,
                $"\"{Shortened(text)}\" is none of: {words.Listed(Is21)}"
            );
        return text;
    }

    internal CsafDate? Date() => Text(StringRule.DateTime) is { } text ? new CsafDate(text) : null;

    internal bool? Boolean()
    {
        if (json.TokenType is JsonTokenType.True or JsonTokenType.False)
            return json.GetBoolean();
        WrongType("true or false");
        return null;
    }

    /// <summary>A single object, as a list.</summary>
    internal IReadOnlyList<T> One<T>(ItemReader<T> read)
        where T : class => read(ref this) is { } item ? [item] : [];

    /// <summary>A single string, as a list.</summary>
    internal IReadOnlyList<string> OneText(StringRule rule) => Text(rule) is { } text ? [text] : [];

    /// <summary>A CVSS object.</summary>
    internal CvssObject? Cvss() => RawObject() is { } raw ? CvssReader.Read(raw, state.Strings) : null;

    private static string Shortened(string text) =>
        text.Length > 80 ? string.Concat(text.AsSpan(0, 80), "…") : text;

    private readonly ReadOnlyMemory<byte> Slice(int start) => utf8[start..(int)json.BytesConsumed].ToArray();

    private readonly void CountObject()
    {
        if (!state.CountObject())
            throw new ReadRefusal(
                DiagnosticCodes.TooManyObjects,
                $"more than {state.Options.MaxObjects} objects"
            );
    }

    private string? StringValue()
    {
        if (json.ValueSpan.Length > state.Options.MaxStringBytes)
        {
            state.Report(
                DiagnosticCodes.StringTooLong,
                json.TokenStartIndex,
                $"{json.ValueSpan.Length} bytes; at most {state.Options.MaxStringBytes} are read"
            );
            return null;
        }
        if (!json.ValueIsEscaped)
            return state.Strings.Get(json.ValueSpan);
        var text = JsonText.Get(ref json, out var whole);
        if (whole)
            return text;
        state.Report(DiagnosticCodes.Encoding, json.TokenStartIndex, "half of a surrogate pair");
        RejectToken();
        return null;
    }

    private readonly void RejectToken()
    {
        var start = (int)json.TokenStartIndex;
        state.Reject(start, (int)json.BytesConsumed - start);
    }

    private void WrongType(string wanted)
    {
        var start = (int)json.TokenStartIndex;
        state.Report(DiagnosticCodes.Type, start, $"must be {wanted}, is {Kind(json.TokenType)}");
        json.Skip();
        state.Reject(start, (int)json.BytesConsumed - start);
    }

    private static string Kind(JsonTokenType token) =>
        token switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "an array",
            JsonTokenType.String => "a string",
            JsonTokenType.Number => "a number",
            JsonTokenType.True or JsonTokenType.False => "a boolean",
            _ => "null",
        };
}
